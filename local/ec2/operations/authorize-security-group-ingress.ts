import type {
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import { namedGroup } from '../groups/named-group.ts';
import { readRules } from '../groups/read-rules.ts';
import { sameRule } from '../groups/same-rule.ts';
import type { GroupRule } from '../records/group-record.ts';

/** Rules are recorded. They reach machines that are launched afterwards; those that exist keep their ports. */
export function authorizeSecurityGroupIngress(
  ec2: Ec2,
  input: AuthorizeSecurityGroupIngressRequest,
): AuthorizeSecurityGroupIngressResult {
  const group = namedGroup(ec2, input);
  const rules = readRules(input);
  if (rules.some((rule) => group.rules.some((known) => sameRule(known, rule))))
    throw new AwsError('InvalidPermission.Duplicate', 'The specified rule already exists');
  ec2.change(() => ec2.groups.put({ ...group, rules: [...group.rules, ...rules] }));
  return { Return: true, SecurityGroupRules: rules.map((rule) => shown(ec2, group.id, rule)) };
}

function shown(ec2: Ec2, groupId: string, rule: GroupRule) {
  return {
    SecurityGroupRuleId: rule.id,
    GroupId: groupId,
    GroupOwnerId: ec2.account,
    IsEgress: false,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort,
    ToPort: rule.toPort,
    CidrIpv4: rule.source.kind === 'cidr' ? rule.source.cidr : undefined,
  };
}
