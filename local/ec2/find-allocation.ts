import type { Ec2State } from './ec2-state.ts';
import { notFound } from './not-found.ts';
import type { AddressRecord } from './records/address-record.ts';

/** @throws AwsError InvalidAllocationID.NotFound */
export function findAllocation(ec2: Ec2State, id: string): AddressRecord {
  const address = ec2.addresses.get(id);
  if (!address) throw notFound('allocation', id);
  return address;
}
