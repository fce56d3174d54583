import { AwsError } from '../contracts/aws-error.ts';

type Kind = keyof typeof KINDS;

const KINDS = {
  instance: { code: 'InvalidInstanceID', says: 'The instance ID' },
  volume: { code: 'InvalidVolume', says: 'The volume' },
  image: { code: 'InvalidAMIID', says: 'The image id' },
  allocation: { code: 'InvalidAllocationID', says: 'The allocation ID' },
  association: { code: 'InvalidAssociationID', says: 'The association ID' },
  address: { code: 'InvalidAddress', says: 'The address' },
  group: { code: 'InvalidGroup', says: 'The security group' },
  subnet: { code: 'InvalidSubnetID', says: 'The subnet ID' },
  vpc: { code: 'InvalidVpcID', says: 'The vpc ID' },
  zone: { code: 'InvalidZone', says: 'The availability zone' },
} as const;

/** EC2's error for an id that stands for nothing. */
export function notFound(kind: Kind, id: string): AwsError {
  const { code, says } = KINDS[kind];
  return new AwsError(`${code}.NotFound`, `${says} '${id}' does not exist`);
}
