import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  AttachVolumeCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateVolumeCommand,
  DeleteSecurityGroupCommand,
  DeleteVolumeCommand,
  DescribeAddressesCommand,
  DescribeAvailabilityZonesCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeInstanceTypesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVolumesCommand,
  DescribeVpcsCommand,
  DetachVolumeCommand,
  DisassociateAddressCommand,
  ModifyInstanceAttributeCommand,
  RebootInstancesCommand,
  ReleaseAddressCommand,
  RevokeSecurityGroupIngressCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryEngine } from '../../support/memory-engine.ts';
import { IMAGE, startEc2 } from '../../support/start-ec2.ts';

let cloud: Awaited<ReturnType<typeof startEc2>>;
beforeEach(async () => {
  cloud = await startEc2();
});
afterEach(() => cloud.close());

const named = (name: string) => expect.objectContaining({ name });
const send: typeof cloud.client.send = (...command: unknown[]) =>
  (cloud.client.send as (...all: unknown[]) => never)(...command);

async function launched(more: Partial<RunInstancesCommandInput> = {}): Promise<string> {
  const { Instances } = await send(
    new RunInstancesCommand({ ImageId: IMAGE, MinCount: 1, MaxCount: 1, ...more }),
  );
  await cloud.ec2.idle();
  return Instances?.[0]?.InstanceId ?? '';
}

async function describeOne(id: string) {
  const { Reservations } = await send(new DescribeInstancesCommand({ InstanceIds: [id] }));
  return Reservations?.[0]?.Instances?.[0] ?? {};
}

async function terminate(id: string) {
  await send(new TerminateInstancesCommand({ InstanceIds: [id] }));
  await cloud.ec2.idle();
}

describe('a volume', () => {
  const create = () => send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 5 }));
  const volumes = async (...VolumeIds: string[]) =>
    (await send(new DescribeVolumesCommand({ VolumeIds }))).Volumes;

  test('is made once for a client token, and described', async () => {
    const make = () =>
      send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 5, ClientToken: 'v' }));
    const { VolumeId = '' } = await make();
    expect((await make()).VolumeId).toBe(VolumeId);
    expect(await volumes(VolumeId)).toMatchObject([
      { VolumeId, Size: 5, State: 'available', VolumeType: 'gp2', AvailabilityZone: 'us-east-1a' },
    ]);
  });

  test('is attached, found by its instance, detached and deleted', async () => {
    const InstanceId = await launched();
    const { VolumeId = '' } = await create();
    const attachment = { VolumeId, InstanceId, Device: '/dev/xvdg' };
    expect(await send(new AttachVolumeCommand(attachment))).toMatchObject({
      ...attachment,
      State: 'attaching',
    });
    await cloud.ec2.idle();
    expect(cloud.engine.calls.at(-1)).toBe(`attachVolume ${InstanceId} ${VolumeId}`);
    expect((await volumes(VolumeId))?.[0]?.Attachments?.[0]?.State).toBe('attached');
    const Filters = [{ Name: 'attachment.instance-id', Values: [InstanceId] }];
    const found = await send(new DescribeVolumesCommand({ Filters }));
    expect(found.Volumes?.map(({ Attachments }) => Attachments?.[0]?.Device).sort()).toEqual([
      '/dev/xvda',
      '/dev/xvdg',
    ]);
    await expect(send(new AttachVolumeCommand(attachment))).rejects.toEqual(named('VolumeInUse'));
    await expect(send(new DeleteVolumeCommand({ VolumeId }))).rejects.toEqual(named('VolumeInUse'));
    expect(await send(new DetachVolumeCommand({ VolumeId }))).toMatchObject({ State: 'detaching' });
    await send(new DeleteVolumeCommand({ VolumeId }));
    await cloud.ec2.idle();
    expect(cloud.engine.calls.at(-1)).toBe(`removeVolume ${VolumeId}`);
    await expect(volumes(VolumeId)).rejects.toEqual(named('InvalidVolume.NotFound'));
  });

  test('that came with an instance goes or stays with it, as the launch said', async () => {
    const id = await launched({
      BlockDeviceMappings: [
        { DeviceName: '/dev/xvdf', Ebs: { VolumeSize: 1, DeleteOnTermination: true } },
        { DeviceName: '/dev/xvdg', Ebs: { VolumeSize: 1 } },
      ],
    });
    const [, goes, stays] =
      (await describeOne(id)).BlockDeviceMappings?.map(({ Ebs }) => Ebs?.VolumeId ?? '') ?? [];
    await terminate(id);
    expect(await volumes()).toMatchObject([{ VolumeId: stays, State: 'available' }]);
    expect([...cloud.engine.volumes]).toEqual([stays]);
    expect(cloud.engine.calls).toContain(`removeVolume ${goes}`);
  });

  test('that came with an instance can be kept after all, or given up', async () => {
    const InstanceId = await launched({
      BlockDeviceMappings: [{ DeviceName: '/dev/xvdf', Ebs: { VolumeSize: 1, DeleteOnTermination: true } }],
    });
    const keep = (DeviceName: string) => ({ DeviceName, Ebs: { DeleteOnTermination: false } });
    const modify = (DeviceName: string) =>
      send(new ModifyInstanceAttributeCommand({ InstanceId, BlockDeviceMappings: [keep(DeviceName)] }));
    await modify('/dev/xvdf');
    await expect(modify('/dev/xvdz')).rejects.toEqual(named('InvalidInstanceAttributeValue'));
    const described = (await describeOne(InstanceId)).BlockDeviceMappings?.[1]?.Ebs;
    expect(described?.DeleteOnTermination).toBe(false);
    await terminate(InstanceId);
    expect(await volumes()).toMatchObject([{ VolumeId: described?.VolumeId, State: 'available' }]);
  });

  test('that came late is mounted again after each start and reboot', async () => {
    const InstanceId = await launched();
    const { VolumeId = '' } = await create();
    await send(new AttachVolumeCommand({ VolumeId, InstanceId, Device: '/dev/xvdg' }));
    await cloud.ec2.idle();
    const mounts = () => cloud.engine.calls.filter((call) => call.startsWith('attachVolume')).length;
    await send(new StopInstancesCommand({ InstanceIds: [InstanceId] }));
    await cloud.ec2.idle();
    expect(mounts()).toBe(1);
    await send(new StartInstancesCommand({ InstanceIds: [InstanceId] }));
    await cloud.ec2.idle();
    expect(mounts()).toBe(2);
    await send(new RebootInstancesCommand({ InstanceIds: [InstanceId] }));
    await cloud.ec2.idle();
    expect(mounts()).toBe(3);
  });

  test('stays with a container until it is terminated', async () => {
    await cloud.close();
    cloud = await startEc2({ engine: createMemoryEngine('docker') });
    const InstanceId = await launched();
    const { VolumeId = '' } = await create();
    await send(new AttachVolumeCommand({ VolumeId, InstanceId, Device: '/dev/xvdg' }));
    await expect(send(new DetachVolumeCommand({ VolumeId }))).rejects.toMatchObject({
      name: 'UnsupportedOperation',
      message: expect.stringContaining('nothing can be detached'),
    });
  });
});

describe('a network interface', () => {
  const launch = (AssociatePublicIpAddress: boolean, more: object = {}) =>
    launched({ NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress, ...more }] });

  test('says whether an instance has a public address', async () => {
    const [open, closed] = [await describeOne(await launch(true)), await describeOne(await launch(false))];
    expect(open.PublicIpAddress).toMatch(/^127\.77\./);
    expect(closed.PublicIpAddress).toBeUndefined();
    expect(closed.PrivateIpAddress).toMatch(/^10\.231\./);
    expect(cloud.engine.specs.get(closed.InstanceId ?? '')?.publishPorts).toEqual([]);
  });

  test('is one, and nothing that is not known here is said of it', async () => {
    await expect(launch(true, { PrivateIpAddress: '10.231.0.9' })).rejects.toEqual(
      named('UnsupportedOperation'),
    );
  });
});

describe('an elastic address', () => {
  const addresses = async () => (await send(new DescribeAddressesCommand({}))).Addresses ?? [];

  test('is allocated, moves between instances, and is released', async () => {
    const { AllocationId, PublicIp } = await send(new AllocateAddressCommand({}));
    expect(PublicIp).toMatch(/^127\.77\./);
    const [first, second] = [await launched(), await launched()];
    await send(new AssociateAddressCommand({ AllocationId, InstanceId: first }));
    expect((await describeOne(first)).PublicIpAddress).toBe(PublicIp);
    const { AssociationId } = await send(new AssociateAddressCommand({ AllocationId, InstanceId: second }));
    expect((await describeOne(first)).PublicIpAddress).not.toBe(PublicIp);
    expect(await addresses()).toMatchObject([{ AllocationId, PublicIp, InstanceId: second, AssociationId }]);
    await expect(send(new ReleaseAddressCommand({ AllocationId }))).rejects.toEqual(
      named('InvalidIPAddress.InUse'),
    );
    await send(new DisassociateAddressCommand({ AssociationId }));
    await send(new ReleaseAddressCommand({ AllocationId }));
    expect(await addresses()).toEqual([]);
  });

  test('is free again when its instance is terminated', async () => {
    const { AllocationId } = await send(new AllocateAddressCommand({}));
    const id = await launched();
    await send(new AssociateAddressCommand({ AllocationId, InstanceId: id }));
    await terminate(id);
    expect((await addresses())[0]?.InstanceId).toBeUndefined();
  });

  test('that is unknown is refused', async () => {
    const AllocationId = 'eipalloc-00000000000000bad';
    await expect(send(new ReleaseAddressCommand({ AllocationId }))).rejects.toEqual(
      named('InvalidAllocationID.NotFound'),
    );
  });
});

describe('a security group', () => {
  const http = {
    IpProtocol: 'tcp',
    FromPort: 80,
    ToPort: 80,
    IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  };

  test('is created once by name, described with its rules, and deleted', async () => {
    const make = new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'the web' });
    const { GroupId } = await send(make);
    await expect(send(make)).rejects.toEqual(named('InvalidGroup.Duplicate'));
    const open = new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [http] });
    await send(open);
    await expect(send(open)).rejects.toEqual(named('InvalidPermission.Duplicate'));
    const described = await send(new DescribeSecurityGroupsCommand({ GroupNames: ['web'] }));
    expect(described.SecurityGroups).toMatchObject([{ GroupId, GroupName: 'web', IpPermissions: [http] }]);
    await send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: [http] }));
    await send(new DeleteSecurityGroupCommand({ GroupId }));
    await expect(send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId ?? ''] }))).rejects.toEqual(
      named('InvalidGroup.NotFound'),
    );
  });

  test('decides which ports of a new machine are published, and stays while it is in use', async () => {
    const { GroupId = '' } = await send(
      new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'the web' }),
    );
    const inside = { ...http, FromPort: 3306, ToPort: 3306, IpRanges: [{ CidrIp: '10.0.0.0/8' }] };
    const all = { ...http, FromPort: 1, ToPort: 65_535 };
    const IpPermissions = [http, inside, all];
    await send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    const id = await launched({ SecurityGroupIds: [GroupId] });
    expect(cloud.engine.specs.get(id)?.publishPorts).toEqual([80]);
    expect((await describeOne(id)).SecurityGroups).toEqual([{ GroupId, GroupName: 'web' }]);
    await expect(send(new DeleteSecurityGroupCommand({ GroupId }))).rejects.toEqual(
      named('DependencyViolation'),
    );
    await terminate(id);
    await send(new DeleteSecurityGroupCommand({ GroupId }));
  });

  test('called default belongs to the VPC of an instance that names none', async () => {
    const id = await launched();
    expect((await describeOne(id)).SecurityGroups).toMatchObject([{ GroupName: 'default' }]);
  });
});

describe('the places', () => {
  test('are one VPC in a region, with one subnet in each zone', async () => {
    const { Vpcs } = await send(new DescribeVpcsCommand({}));
    const { Subnets } = await send(new DescribeSubnetsCommand({}));
    const { AvailabilityZones } = await send(new DescribeAvailabilityZonesCommand({}));
    expect(Vpcs).toMatchObject([{ IsDefault: true, CidrBlock: '10.231.0.0/24' }]);
    expect(AvailabilityZones?.map(({ ZoneName }) => ZoneName)).toEqual([
      'us-east-1a',
      'us-east-1b',
      'us-east-1c',
    ]);
    expect(Subnets?.map(({ VpcId, AvailabilityZone }) => [VpcId, AvailabilityZone])).toEqual(
      AvailabilityZones?.map(({ ZoneName }) => [Vpcs?.[0]?.VpcId, ZoneName]),
    );
  });

  test('of any region take instances, by zone or by subnet', async () => {
    const west = await launched({ Placement: { AvailabilityZone: 'us-west-2b' } });
    const { SubnetId, VpcId, Placement } = await describeOne(west);
    expect(Placement?.AvailabilityZone).toBe('us-west-2b');
    const neighbour = await describeOne(await launched({ SubnetId }));
    expect(neighbour).toMatchObject({ VpcId, Placement: { AvailabilityZone: 'us-west-2b' } });
    const { Subnets } = await send(new DescribeSubnetsCommand({ SubnetIds: [SubnetId ?? ''] }));
    expect(Subnets).toHaveLength(1);
  });

  test('that are unknown are refused', async () => {
    await expect(send(new DescribeVpcsCommand({ VpcIds: ['vpc-00000000000000bad'] }))).rejects.toEqual(
      named('InvalidVpcID.NotFound'),
    );
    await expect(
      send(new DescribeSubnetsCommand({ SubnetIds: ['subnet-00000000000000bad'] })),
    ).rejects.toEqual(named('InvalidSubnetID.NotFound'));
  });
});

describe('images and types', () => {
  test('can be looked up', async () => {
    const { Images } = await send(new DescribeImagesCommand({ ImageIds: [IMAGE] }));
    expect(Images).toMatchObject([{ ImageId: IMAGE, Architecture: 'x86_64', State: 'available' }]);
    const { InstanceTypes } = await send(new DescribeInstanceTypesCommand({ InstanceTypes: ['c3.large'] }));
    expect(InstanceTypes).toMatchObject([{ InstanceType: 'c3.large', MemoryInfo: { SizeInMiB: 3840 } }]);
    await expect(
      send(new DescribeInstanceTypesCommand({ InstanceTypes: ['x9.mega' as never] })),
    ).rejects.toEqual(named('InvalidInstanceType'));
  });
});
