import type { DescribeVpcsRequest, DescribeVpcsResult, Vpc } from '@aws-sdk/client-ec2';
import type { Call } from '../../contracts/aws-service.ts';
import type { Ec2 } from '../ec2.ts';
import { findVpc } from '../network/find-vpc.ts';
import { type FilterMembers, selectBy } from '../select-by.ts';

const FILTERS: FilterMembers<Vpc> = {
  'vpc-id': ({ VpcId }) => [VpcId],
  'is-default': () => ['true'],
  isDefault: () => ['true'],
  state: () => ['available'],
};

/** Each region has one VPC, its default one. */
export function describeVpcs(ec2: Ec2, input: DescribeVpcsRequest, call: Call): DescribeVpcsResult {
  const ids = input.VpcIds?.length ? input.VpcIds : [undefined];
  const asked = ids.map((id) => findVpc(id, call.region));
  const vpcs = asked.map(
    (VpcId): Vpc => ({
      VpcId,
      CidrBlock: ec2.subnet,
      State: 'available',
      IsDefault: true,
      InstanceTenancy: 'default',
      OwnerId: ec2.account,
      Tags: [],
    }),
  );
  return { Vpcs: selectBy(vpcs, input.Filters, FILTERS) };
}
