import type {
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult,
  IpPermission,
  SecurityGroup,
} from '@aws-sdk/client-ec2';
import type { Call } from '../../contracts/aws-service.ts';
import type { Ec2 } from '../ec2.ts';
import { namedGroup } from '../groups/named-group.ts';
import { defaultGroup } from '../network/default-group.ts';
import { defaultVpcId } from '../network/places.ts';
import { pageOf } from '../page-of.ts';
import type { GroupRecord, GroupRule } from '../records/group-record.ts';
import { type FilterMembers, selectBy } from '../select-by.ts';

const FILTERS: FilterMembers<GroupRecord> = {
  'group-id': ({ id }) => [id],
  'group-name': ({ name }) => [name],
  'vpc-id': ({ vpcId }) => [vpcId],
  description: ({ description }) => [description],
};

export function describeSecurityGroups(
  ec2: Ec2,
  input: DescribeSecurityGroupsRequest,
  call: Call,
): DescribeSecurityGroupsResult {
  defaultGroup(ec2, defaultVpcId(call.region));
  const byId = (input.GroupIds ?? []).map((GroupId) => namedGroup(ec2, { GroupId }));
  const byName = (input.GroupNames ?? []).map((GroupName) => namedGroup(ec2, { GroupName }));
  const named = [...byId, ...byName];
  const asked = named.length > 0 ? named : ec2.groups.all();
  const matching = selectBy(asked, input.Filters, FILTERS, ({ id }) => ec2.tags.of(id));
  const page = pageOf(matching, ({ id }) => id, input);
  return { SecurityGroups: page.items.map((group) => toGroup(ec2, group)), NextToken: page.NextToken };
}

function toGroup(ec2: Ec2, group: GroupRecord): SecurityGroup {
  return {
    GroupId: group.id,
    GroupName: group.name,
    Description: group.description,
    VpcId: group.vpcId,
    OwnerId: ec2.account,
    IpPermissions: group.rules.map((rule) => toPermission(ec2, rule)),
    IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    Tags: ec2.tags.of(group.id),
  };
}

function toPermission(ec2: Ec2, { protocol, fromPort, toPort, source }: GroupRule): IpPermission {
  const ports = protocol === '-1' ? {} : { FromPort: fromPort, ToPort: toPort };
  const { description: Description } = source;
  return { IpProtocol: protocol, ...ports, ...sourceOf() };

  function sourceOf(): IpPermission {
    if (source.kind === 'group')
      return { UserIdGroupPairs: [{ GroupId: source.groupId, UserId: ec2.account, Description }] };
    return source.cidr.includes(':')
      ? { Ipv6Ranges: [{ CidrIpv6: source.cidr, Description }] }
      : { IpRanges: [{ CidrIp: source.cidr, Description }] };
  }
}
