import type { Owner } from '../owner.ts';
import type { Permission } from '../permission.ts';

interface Input {
  InstanceIds?: string[];
  ImageId?: string;
  SubnetId?: string;
  NetworkInterfaces?: { SubnetId?: string; Groups?: string[] }[];
  KeyName?: string;
  SecurityGroupIds?: string[];
  IamInstanceProfile?: { Arn?: string };
  TagSpecifications?: { ResourceType?: string }[];
  GroupId?: string;
  InstanceId?: string;
  VolumeId?: string;
  AllocationId?: string;
}

/** EC2 cannot limit Describe calls to resources; launching touches a resource of each kind. */
export function ec2Permissions(operation: string, input: Input, owner: Owner): Permission[] {
  const action = `ec2:${operation}`;
  const each = (kind: string, ids: readonly string[]): Permission[] =>
    ids.map((id) => ({ action, resource: resourceArn(owner, kind, id) }));

  if (operation.startsWith('Describe')) return [{ action, resource: '*' }];
  if (operation === 'RunInstances') return launchPermissions(input, owner);
  if (operation === 'CreateSecurityGroup') return each('security-group', ['*']);
  if (operation === 'AllocateAddress') return [...each('elastic-ip', ['*']), ...tags(input, owner)];
  if (input.InstanceIds?.length) return each('instance', input.InstanceIds);
  if (input.GroupId !== undefined) return each('security-group', [input.GroupId]);
  const named = [
    ...each('instance', input.InstanceId ? [input.InstanceId] : []),
    ...each('volume', input.VolumeId ? [input.VolumeId] : []),
    ...each('elastic-ip', input.AllocationId ? [input.AllocationId] : []),
  ];
  return named.length > 0 ? named : [{ action }];
}

/** Also the tags, and the role that the machine is passed. */
function launchPermissions(input: Input, owner: Owner): Permission[] {
  const { NetworkInterfaces: interfaces = [] } = input;
  const touched: [kind: string, ids: (string | undefined)[]][] = [
    ['instance', ['*']],
    ['volume', ['*']],
    ['network-interface', ['*']],
    ['image', [input.ImageId]],
    ['subnet', [input.SubnetId, ...interfaces.map(({ SubnetId }) => SubnetId)]],
    ['key-pair', [input.KeyName]],
    [
      'security-group',
      [...(input.SecurityGroupIds ?? []), ...interfaces.flatMap(({ Groups = [] }) => Groups)],
    ],
  ];
  const run = touched.flatMap(([kind, ids]) =>
    ids
      .filter((id) => id !== undefined)
      .map((id) => ({ action: 'ec2:RunInstances', resource: resourceArn(owner, kind, id) })),
  );
  return [...run, ...tags(input, owner), ...passRole(input)];
}

function tags({ TagSpecifications = [] }: Input, owner: Owner): Permission[] {
  return TagSpecifications.map(({ ResourceType = 'instance' }) => ({
    action: 'ec2:CreateTags',
    resource: resourceArn(owner, ResourceType, '*'),
  }));
}

/** A profile's role usually has the profile's name; the local cloud knows no other roles. */
function passRole({ IamInstanceProfile: profile }: Input): Permission[] {
  if (profile?.Arn === undefined) return [];
  return [{ action: 'iam:PassRole', resource: profile.Arn.replace(':instance-profile/', ':role/') }];
}

/** Images belong to their makers, so their ARN names no account. */
function resourceArn({ region, accountId }: Owner, kind: string, id: string): string {
  return `arn:aws:ec2:${region}:${kind === 'image' ? '' : accountId}:${kind}/${id}`;
}
