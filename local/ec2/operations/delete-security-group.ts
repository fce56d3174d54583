import type { DeleteSecurityGroupRequest, DeleteSecurityGroupResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import { namedGroup } from '../groups/named-group.ts';

/** @throws AwsError DependencyViolation while an instance has the group, CannotDelete for a VPC's own */
export function deleteSecurityGroup(ec2: Ec2, input: DeleteSecurityGroupRequest): DeleteSecurityGroupResult {
  const { id, name } = namedGroup(ec2, input);
  if (name === 'default')
    throw new AwsError('CannotDelete', `the specified group: "${id}" name: "default" cannot be deleted`);
  const user = ec2.instances
    .all()
    .find(({ state, securityGroupIds }) => state !== 'terminated' && securityGroupIds.includes(id));
  if (user) throw new AwsError('DependencyViolation', `resource ${id} has a dependent object`);
  ec2.change(() => {
    ec2.groups.remove(id);
    ec2.tags.removeAll(id);
  });
  return { Return: true, GroupId: id };
}
