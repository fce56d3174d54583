import type { Address, DescribeAddressesRequest, DescribeAddressesResult } from '@aws-sdk/client-ec2';
import type { Ec2 } from '../ec2.ts';
import { findAddress } from '../find-address.ts';
import type { AddressRecord } from '../records/address-record.ts';
import { type FilterMembers, selectBy } from '../select-by.ts';

const FILTERS: FilterMembers<AddressRecord> = {
  'allocation-id': ({ id }) => [id],
  'association-id': ({ associationId }) => [associationId],
  'public-ip': ({ publicIp }) => [publicIp],
  'instance-id': ({ instanceId }) => [instanceId],
  domain: () => ['vpc'],
};

export function describeAddresses(ec2: Ec2, input: DescribeAddressesRequest): DescribeAddressesResult {
  const byId = (input.AllocationIds ?? []).map((id) => findAddress(ec2, { AllocationId: id }));
  const byIp = (input.PublicIps ?? []).map((ip) => findAddress(ec2, { PublicIp: ip }));
  const named = [...byId, ...byIp];
  const asked = named.length > 0 ? named : ec2.addresses.all();
  const matching = selectBy(asked, input.Filters, FILTERS, ({ id }) => ec2.tags.of(id));
  return { Addresses: matching.map((address) => toAddress(ec2, address)) };
}

function toAddress(ec2: Ec2, { id, publicIp, instanceId, associationId }: AddressRecord): Address {
  const instance = instanceId === undefined ? undefined : ec2.instances.get(instanceId);
  return {
    AllocationId: id,
    PublicIp: publicIp,
    Domain: 'vpc',
    InstanceId: instanceId,
    AssociationId: associationId,
    PrivateIpAddress: instance?.privateIp,
    Tags: ec2.tags.of(id),
  };
}
