import { AwsError } from '../contracts/aws-error.ts';
import type { Ec2 } from './ec2.ts';

/** @throws AwsError UnsupportedOperation when the engine's machines get their volumes only when they are made */
export function requireMovableVolumes(ec2: Ec2): void {
  if (ec2.volumesMove) return;
  throw new AwsError(
    'UnsupportedOperation',
    'A container gets its volumes when it is made: give them to RunInstances as block devices',
  );
}
