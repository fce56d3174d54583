import { AwsError } from '../contracts/aws-error.ts';
import type { Ec2 } from './ec2.ts';
import type { MachineImage } from './ec2-options.ts';

/** @throws AwsError InvalidAMIID.Malformed, InvalidAMIID.NotFound */
export function findImage(ec2: Ec2, id: string): MachineImage {
  if (!/^ami-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id))
    throw new AwsError('InvalidAMIID.Malformed', `Invalid id: "${id}" (expecting "ami-...")`);
  const image = ec2.images.find((candidate) => candidate.id === id);
  if (!image) throw new AwsError('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`);
  return image;
}
