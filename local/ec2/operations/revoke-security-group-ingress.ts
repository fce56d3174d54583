import type {
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import { namedGroup } from '../groups/named-group.ts';
import { readRules } from '../groups/read-rules.ts';
import { sameRule } from '../groups/same-rule.ts';

/** @throws AwsError InvalidPermission.NotFound */
export function revokeSecurityGroupIngress(
  ec2: Ec2,
  input: RevokeSecurityGroupIngressRequest,
): RevokeSecurityGroupIngressResult {
  const group = namedGroup(ec2, input);
  const revoked = readRules(input);
  const kept = group.rules.filter((rule) => !revoked.some((other) => sameRule(rule, other)));
  if (group.rules.length - kept.length < revoked.length)
    throw new AwsError(
      'InvalidPermission.NotFound',
      'The specified rule does not exist in this security group.',
    );
  ec2.change(() => ec2.groups.put({ ...group, rules: kept }));
  return { Return: true };
}
