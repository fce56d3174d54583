import { AwsError } from '../contracts/aws-error.ts';
import type { Ec2 } from './ec2.ts';

/** @throws AwsError UnsupportedOperation when the engine cannot take a volume from a machine */
export function requireMovableVolumes(ec2: Ec2): void {
  if (ec2.volumesMove) return;
  throw new AwsError(
    'UnsupportedOperation',
    'A container keeps its volumes until it is terminated: nothing can be detached from it',
  );
}
