import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
  type SecurityGroup as Ec2SecurityGroup,
} from '@aws-sdk/client-ec2';
import { UnavailableError } from '../../domain/errors.ts';
import type { SecurityGroup } from '../../ports/compute.ts';
import { errorCode } from '../error-code.ts';
import { askEc2 } from './ask-ec2.ts';

/**
 * The id of the group of this name, made when missing. A group that exists belongs to its user: its rules are left
 * alone, unless it has none at all, which is a making that was interrupted.
 */
export async function ensureSecurityGroup(
  client: EC2Client,
  group: SecurityGroup,
  vpcId?: string,
): Promise<string> {
  return askEc2(async () => {
    const existing = (await find(client, group.name, vpcId)) ?? (await create(client, group, vpcId));
    if (!existing.IpPermissions?.length) await openPorts(client, existing.GroupId, group.publicPorts);
    return existing.GroupId;
  });
}

type Found = Ec2SecurityGroup & { GroupId: string };

async function find(client: EC2Client, name: string, vpcId: string | undefined): Promise<Found | undefined> {
  const groups = await describe(client, name, vpcId);
  return groups.find((group): group is Found => group.GroupId !== undefined);
}

/** Groups are named to EC2 directly in the default VPC only; in any other they are looked for by a filter. */
async function describe(
  client: EC2Client,
  name: string,
  vpcId: string | undefined,
): Promise<Ec2SecurityGroup[]> {
  const Filters = [
    { Name: 'group-name', Values: [name] },
    { Name: 'vpc-id', Values: [vpcId ?? ''] },
  ];
  try {
    const input = vpcId ? { Filters } : { GroupNames: [name] };
    return (await client.send(new DescribeSecurityGroupsCommand(input))).SecurityGroups ?? [];
  } catch (error) {
    if (errorCode(error) !== 'InvalidGroup.NotFound') throw error;
    return [];
  }
}

async function create(client: EC2Client, group: SecurityGroup, vpcId: string | undefined): Promise<Found> {
  const { name: GroupName, description: Description } = group;
  try {
    const { GroupId } = await client.send(
      new CreateSecurityGroupCommand({ GroupName, Description, VpcId: vpcId }),
    );
    if (GroupId) return { GroupId };
  } catch (error) {
    if (errorCode(error) !== 'InvalidGroup.Duplicate') throw error;
  }
  // Another boot made it between our look and our call.
  const made = await find(client, group.name, vpcId);
  if (!made) throw new UnavailableError(`EC2 does not show the security group ${group.name} yet.`);
  return made;
}

async function openPorts(client: EC2Client, GroupId: string, ports: readonly number[]): Promise<void> {
  if (ports.length === 0) return;
  const IpPermissions = ports.map((port) => ({
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  }));
  try {
    await client.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  } catch (error) {
    if (errorCode(error) !== 'InvalidPermission.Duplicate') throw error;
  }
}
