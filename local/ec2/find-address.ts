import { AwsError } from '../contracts/aws-error.ts';
import type { Ec2State } from './ec2-state.ts';
import { findAllocation } from './find-allocation.ts';
import { notFound } from './not-found.ts';
import type { AddressRecord } from './records/address-record.ts';

/** The address that a request names in one of EC2's three ways. @throws AwsError …NotFound, MissingParameter */
export function findAddress(
  ec2: Ec2State,
  named: { AllocationId?: string; AssociationId?: string; PublicIp?: string },
): AddressRecord {
  const { AllocationId, AssociationId, PublicIp } = named;
  if (AllocationId) return findAllocation(ec2, AllocationId);
  if (AssociationId) return having(ec2, 'association', 'associationId', AssociationId);
  if (PublicIp) return having(ec2, 'address', 'publicIp', PublicIp);
  throw new AwsError('MissingParameter', 'The request must name the address');
}

function having(ec2: Ec2State, kind: 'association' | 'address', path: string, value: string): AddressRecord {
  const [address] = ec2.addresses.having(path, value);
  if (!address) throw notFound(kind, value);
  return address;
}
