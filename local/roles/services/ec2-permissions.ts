import type { Permission } from '../permission.ts';
import type { Owner } from '../required-permissions.ts';

interface Input {
  InstanceIds?: string[];
  IamInstanceProfile?: { Arn?: string };
  TagSpecifications?: object[];
  GroupId?: string;
}

/** EC2 cannot limit Describe calls to resources; launching passes the profile's role and tags what it makes. */
export function ec2Permissions(operation: string, input: Input, owner: Owner): Permission[] {
  const arn = (kind: string, id: string): string =>
    `arn:aws:ec2:${owner.region}:${owner.accountId}:${kind}/${id}`;
  const action = `ec2:${operation}`;
  if (operation.startsWith('Describe')) return [{ action, resource: '*' }];
  if (operation === 'RunInstances')
    return [{ action, resource: arn('instance', '*') }, ...launchPermissions(input, owner)];
  if (input.InstanceIds?.length)
    return input.InstanceIds.map((id) => ({ action, resource: arn('instance', id) }));
  if (input.GroupId !== undefined) return [{ action, resource: arn('security-group', input.GroupId) }];
  return [{ action, resource: '*' }];
}

function launchPermissions(
  { IamInstanceProfile: profile, TagSpecifications }: Input,
  { region, accountId }: Owner,
): Permission[] {
  const tags = TagSpecifications?.length
    ? [{ action: 'ec2:CreateTags', resource: `arn:aws:ec2:${region}:${accountId}:instance/*` }]
    : [];
  // A profile's role usually has the profile's name; the local cloud knows no other roles.
  const role = profile?.Arn?.replace(':instance-profile/', ':role/');
  return role === undefined ? tags : [...tags, { action: 'iam:PassRole', resource: role }];
}
