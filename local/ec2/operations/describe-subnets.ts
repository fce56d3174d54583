import type { DescribeSubnetsRequest, DescribeSubnetsResult, Subnet } from '@aws-sdk/client-ec2';
import type { Call } from '../../contracts/aws-service.ts';
import type { Ec2 } from '../ec2.ts';
import { type Place, placeOfSubnet, placesIn } from '../network/places.ts';
import { notFound } from '../not-found.ts';
import { type FilterMembers, selectBy } from '../select-by.ts';

const FILTERS: FilterMembers<Place> = {
  'subnet-id': ({ subnetId }) => [subnetId],
  'vpc-id': ({ vpcId }) => [vpcId],
  'availability-zone': ({ zone }) => [zone],
  availabilityZone: ({ zone }) => [zone],
  'default-for-az': () => ['true'],
  state: () => ['available'],
};

export function describeSubnets(ec2: Ec2, input: DescribeSubnetsRequest, call: Call): DescribeSubnetsResult {
  const asked = input.SubnetIds?.length ? input.SubnetIds.map(place) : placesIn(call.region);
  return { Subnets: selectBy(asked, input.Filters, FILTERS).map((found) => toSubnet(ec2, found)) };
}

function place(subnetId: string): Place {
  const found = placeOfSubnet(subnetId);
  if (!found) throw notFound('subnet', subnetId);
  return found;
}

function toSubnet(ec2: Ec2, { subnetId, vpcId, zone }: Place): Subnet {
  return {
    SubnetId: subnetId,
    VpcId: vpcId,
    AvailabilityZone: zone,
    CidrBlock: ec2.subnet,
    State: 'available',
    DefaultForAz: true,
    MapPublicIpOnLaunch: true,
    OwnerId: ec2.account,
    Tags: [],
  };
}
