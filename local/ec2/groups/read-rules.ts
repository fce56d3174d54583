import type { AuthorizeSecurityGroupIngressRequest, IpPermission } from '@aws-sdk/client-ec2';
import { newId } from '../ids.ts';
import type { GroupRule, RuleSource } from '../records/group-record.ts';
import { required } from '../required.ts';

type Request = Pick<
  AuthorizeSecurityGroupIngressRequest,
  'IpPermissions' | 'IpProtocol' | 'FromPort' | 'ToPort' | 'CidrIp'
>;

/** The rules of a request, whether it lists permissions or gives a single one in the old way. */
export function readRules(request: Request): GroupRule[] {
  const { IpProtocol, FromPort, ToPort, CidrIp } = request;
  const single = { IpProtocol, FromPort, ToPort, IpRanges: [{ CidrIp }] };
  return (request.IpPermissions ?? [single]).flatMap(rulesOf);
}

function rulesOf(permission: IpPermission): GroupRule[] {
  const protocol = required(permission.IpProtocol, 'IpProtocol');
  const ports = { fromPort: permission.FromPort ?? -1, toPort: permission.ToPort ?? -1 };
  return sourcesOf(permission).map((source) => ({ id: newId('sgr'), protocol, ...ports, source }));
}

function sourcesOf(permission: IpPermission): RuleSource[] {
  const cidrs = [
    ...(permission.IpRanges ?? []).map(({ CidrIp, Description }) => ({
      cidr: CidrIp,
      description: Description,
    })),
    ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6, Description }) => ({
      cidr: CidrIpv6,
      description: Description,
    })),
  ];
  const pairs = permission.UserIdGroupPairs ?? [];
  return [
    ...cidrs.map(({ cidr, description }) => ({
      kind: 'cidr' as const,
      cidr: required(cidr, 'CidrIp'),
      description,
    })),
    ...pairs.map(({ GroupId, Description }) => ({
      kind: 'group' as const,
      groupId: required(GroupId, 'GroupId'),
      description: Description,
    })),
  ];
}
