import {
  CreateTagsCommand,
  DeleteTagsCommand,
  DescribeInstanceStatusCommand,
  DescribeInstancesCommand,
  DescribeTagsCommand,
  RebootInstancesCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { IMAGE, startEc2, statesTold } from '../../support/start-ec2.ts';

let cloud: Awaited<ReturnType<typeof startEc2>>;
beforeEach(async () => {
  cloud = await startEc2();
});
afterEach(() => cloud.close());

const request = (more: Partial<RunInstancesCommandInput> = {}): RunInstancesCommandInput => ({
  ImageId: IMAGE,
  InstanceType: 't3.micro',
  MinCount: 1,
  MaxCount: 1,
  ...more,
});

async function launch(more: Partial<RunInstancesCommandInput> = {}) {
  const { Instances } = await cloud.client.send(new RunInstancesCommand(request(more)));
  return Instances?.[0] ?? {};
}

async function launched(more: Partial<RunInstancesCommandInput> = {}): Promise<string> {
  const { InstanceId = '' } = await launch(more);
  await cloud.ec2.idle();
  return InstanceId;
}

async function describeOne(id: string) {
  const { Reservations } = await cloud.client.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
  return Reservations?.[0]?.Instances?.[0] ?? {};
}

const named = (name: string) => expect.objectContaining({ name });

describe('RunInstances', () => {
  test('answers a pending instance, which then runs on a machine of the engine', async () => {
    const instance = await launch({ KeyName: 'mine', EbsOptimized: true });
    expect(instance).toMatchObject({
      ImageId: IMAGE,
      InstanceType: 't3.micro',
      KeyName: 'mine',
      EbsOptimized: true,
      State: { Code: 0, Name: 'pending' },
      Placement: { AvailabilityZone: 'us-east-1a', Tenancy: 'default' },
      LaunchTime: new Date('2026-01-05T12:00:00Z'),
      MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
    });
    expect(instance.InstanceId).toMatch(/^i-[0-9a-f]{17}$/);
    await cloud.ec2.idle();
    const id = instance.InstanceId ?? '';
    expect(await describeOne(id)).toMatchObject({
      State: { Code: 16, Name: 'running' },
      PrivateIpAddress: '10.231.0.4',
      PublicIpAddress: '127.77.0.4',
      PrivateDnsName: 'ip-10-231-0-4.ec2.internal',
    });
    expect(cloud.engine.states.get(id)).toBe('running');
    expect(cloud.engine.specs.get(id)).toMatchObject({ hostname: 'ip-10-231-0-4', privateIp: '10.231.0.4' });
    expect(statesTold(cloud.events, id)).toEqual(['pending', 'running']);
  });

  test('tells the state in the form of EC2s own event', async () => {
    const id = await launched();
    expect(cloud.events.at(-1)).toEqual({
      source: 'aws.ec2',
      detailType: 'EC2 Instance State-change Notification',
      detail: { 'instance-id': id, state: 'running' },
      resources: [`arn:aws:ec2:us-east-1:000000000000:instance/${id}`],
    });
  });

  test('with the same client token and parameters answers the same instance', async () => {
    const first = await launch({ ClientToken: 'one' });
    await cloud.ec2.idle();
    const second = await launch({ ClientToken: 'one' });
    expect(second.InstanceId).toBe(first.InstanceId);
    expect(second.State?.Name).toBe('running');
    expect(cloud.engine.states.size).toBe(1);
  });

  test('with the same client token and other parameters is refused', async () => {
    await launch({ ClientToken: 'one' });
    await expect(launch({ ClientToken: 'one', InstanceType: 't3.small' })).rejects.toEqual(
      named('IdempotentParameterMismatch'),
    );
  });

  test('with the client token of a terminated instance is refused, even when EC2 has forgotten it', async () => {
    const id = await launched({ ClientToken: 'one' });
    await cloud.client.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
    await cloud.ec2.idle();
    await expect(launch({ ClientToken: 'one' })).rejects.toEqual(named('IdempotentInstanceTerminated'));
    await cloud.clock.advance(3 * 3600 * 1000);
    await expect(launch({ ClientToken: 'one' })).rejects.toEqual(named('IdempotentInstanceTerminated'));
    expect(cloud.engine.states.size).toBe(0);
  });

  test('makes as many instances as fit between MinCount and MaxCount', async () => {
    const { Instances } = await cloud.client.send(
      new RunInstancesCommand(request({ MinCount: 2, MaxCount: 3 })),
    );
    expect(Instances?.map(({ AmiLaunchIndex }) => AmiLaunchIndex)).toEqual([0, 1, 2]);
    const all = await cloud.client.send(new RunInstancesCommand(request({ MinCount: 1, MaxCount: 999 })));
    expect(all.Instances).toHaveLength(248);
    await expect(launch()).rejects.toEqual(named('InsufficientFreeAddressesInSubnet'));
  });

  test.each([
    ['InvalidAMIID.NotFound', { ImageId: 'ami-00000000000000bad' }],
    ['InvalidAMIID.Malformed', { ImageId: 'debian' }],
    ['InvalidParameterValue', { MinCount: 2, MaxCount: 1 }],
    ['InvalidParameterValue', { InstanceType: 'huge' as never }],
    ['InvalidParameterValue', { UserData: Buffer.alloc(16_385).toString('base64') }],
    ['InvalidUserData.Malformed', { UserData: '#!/bin/sh' }],
    ['InvalidSubnetID.NotFound', { SubnetId: 'subnet-00000000000000bad' }],
    ['InvalidGroup.NotFound', { SecurityGroupIds: ['sg-00000000000000bad'] }],
    ['InvalidParameterValue', { Placement: { AvailabilityZone: 'nowhere' } }],
    ['UnsupportedOperation', { MetadataOptions: { HttpTokens: 'optional' as const } }],
    ['DryRunOperation', { DryRun: true }],
  ])('refuses with %s: %j', async (code, more) => {
    await expect(launch(more)).rejects.toEqual(named(code));
    expect(cloud.engine.calls).toEqual(['list']);
  });

  test('tags instances and volumes, and makes the EBS volumes that it is given', async () => {
    const id = await launched({
      TagSpecifications: [
        { ResourceType: 'instance', Tags: [{ Key: 'opsworks:stack-id', Value: 's-1' }] },
        { ResourceType: 'volume', Tags: [{ Key: 'of', Value: 'web1' }] },
      ],
      BlockDeviceMappings: [
        { DeviceName: 'ROOT_DEVICE', Ebs: { VolumeSize: 30 } },
        { DeviceName: '/dev/xvdf', Ebs: { VolumeSize: 5 } },
      ],
    });
    const instance = await describeOne(id);
    expect(instance.Tags).toEqual([{ Key: 'opsworks:stack-id', Value: 's-1' }]);
    expect(instance.BlockDeviceMappings?.map(({ DeviceName }) => DeviceName)).toEqual([
      '/dev/xvda',
      '/dev/xvdf',
    ]);
    const volumeId = instance.BlockDeviceMappings?.[1]?.Ebs?.VolumeId;
    expect(cloud.engine.specs.get(id)?.volumes).toEqual([{ name: volumeId, mountPoint: '/volumes/xvdf' }]);
    expect(cloud.ec2.machinesWithTag('opsworks:stack-id', 's-1')).toEqual([id]);
    expect(cloud.ec2.machinesWithTag('opsworks:stack-id', 's-2')).toEqual([]);
  });
});

describe('an instance', () => {
  test('stops, starts with the same machine and addresses, and tells each state', async () => {
    const id = await launched();
    const before = await describeOne(id);
    const { StoppingInstances } = await cloud.client.send(
      new StopInstancesCommand({ InstanceIds: [id], Force: true }),
    );
    expect(StoppingInstances?.[0]).toMatchObject({
      InstanceId: id,
      PreviousState: { Code: 16, Name: 'running' },
      CurrentState: { Code: 64, Name: 'stopping' },
    });
    await cloud.ec2.idle();
    expect(await describeOne(id)).toMatchObject({
      State: { Name: 'stopped' },
      StateReason: { Code: 'Client.UserInitiatedShutdown' },
    });
    expect(cloud.engine.states.get(id)).toBe('stopped');
    await cloud.client.send(new StartInstancesCommand({ InstanceIds: [id] }));
    await cloud.ec2.idle();
    const after = await describeOne(id);
    expect(after.PrivateIpAddress).toBe(before.PrivateIpAddress);
    expect(after.PublicIpAddress).toBe(before.PublicIpAddress);
    expect(statesTold(cloud.events, id)).toEqual([
      'pending',
      'running',
      'stopping',
      'stopped',
      'pending',
      'running',
    ]);
  });

  test('terminates: machine, addresses and root volume go, and it is shown for an hour', async () => {
    const id = await launched();
    await cloud.client.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
    await cloud.ec2.idle();
    const gone = await describeOne(id);
    expect(gone.State?.Name).toBe('terminated');
    expect(gone.PrivateIpAddress).toBeUndefined();
    expect(gone.BlockDeviceMappings ?? []).toEqual([]);
    expect(cloud.engine.states.size).toBe(0);
    expect(statesTold(cloud.events, id).slice(2)).toEqual(['shutting-down', 'terminated']);
    await cloud.clock.advance(61 * 60 * 1000);
    await expect(describeOne(id)).rejects.toEqual(named('InvalidInstanceID.NotFound'));
  });

  test('reboots without an event, once for each time that it is asked', async () => {
    const id = await launched();
    await cloud.client.send(new RebootInstancesCommand({ InstanceIds: [id] }));
    await cloud.ec2.idle();
    expect(cloud.engine.calls.filter((call) => call.startsWith('reboot'))).toEqual([`reboot ${id}`]);
    expect(statesTold(cloud.events, id)).toEqual(['pending', 'running']);
  });

  test('is terminated while its machine is being made, and no machine stays', async () => {
    const made = Promise.withResolvers<void>();
    cloud.engine.before = (call) => (call === 'start' ? made.promise : undefined);
    const { InstanceId: id = '' } = await launch();
    await cloud.client.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
    made.resolve();
    await cloud.ec2.idle();
    expect(cloud.engine.states.size).toBe(0);
    expect(statesTold(cloud.events, id)).toEqual(['pending', 'shutting-down', 'terminated']);
  });

  test('refuses the whole request when one of its instances is in a wrong state', async () => {
    const running = await launched();
    const stopped = await launched();
    await cloud.client.send(new StopInstancesCommand({ InstanceIds: [stopped] }));
    await cloud.ec2.idle();
    await expect(
      cloud.client.send(new RebootInstancesCommand({ InstanceIds: [running, stopped] })),
    ).rejects.toEqual(named('IncorrectInstanceState'));
    expect(cloud.engine.calls.some((call) => call.startsWith('reboot'))).toBe(false);
  });

  test('with an unknown or malformed id is refused', async () => {
    const send = (id: string) => cloud.client.send(new StopInstancesCommand({ InstanceIds: [id] }));
    await expect(send('i-00000000000000bad')).rejects.toEqual(named('InvalidInstanceID.NotFound'));
    await expect(send('web1')).rejects.toEqual(named('InvalidInstanceID.Malformed'));
  });
});

describe('the descriptions', () => {
  const ids = async (input: object) => {
    const { Reservations } = await cloud.client.send(new DescribeInstancesCommand(input));
    return Reservations?.flatMap(({ Instances }) => Instances ?? []).map(({ InstanceId }) => InstanceId);
  };
  const filter = (Name: string, ...Values: string[]) => ids({ Filters: [{ Name, Values }] });

  test('filter by state, tag, client token and address, with wildcards', async () => {
    const tags = [{ ResourceType: 'instance' as const, Tags: [{ Key: 'Name', Value: 'web1' }] }];
    const web = await launched({ ClientToken: 'token-web', TagSpecifications: tags });
    const other = await launched();
    expect(await filter('client-token', 'token-web')).toEqual([web]);
    expect(await filter('tag:Name', 'web*')).toEqual([web]);
    expect(await filter('tag-key', 'Name')).toEqual([web]);
    expect(await filter('private-ip-address', '10.231.0.5')).toEqual([other]);
    expect(await filter('instance-state-name', 'pending', 'running')).toEqual([web, other]);
    expect(await filter('instance-state-name', 'stopped')).toEqual([]);
    await expect(filter('colour', 'red')).rejects.toEqual(named('InvalidParameterValue'));
  });

  test('come in pages that miss and repeat nothing', async () => {
    await cloud.client.send(new RunInstancesCommand(request({ MinCount: 12, MaxCount: 12 })));
    const seen: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await cloud.client.send(new DescribeInstancesCommand({ MaxResults: 5, NextToken }));
      seen.push(
        ...(page.Reservations ?? []).flatMap(({ Instances }) =>
          (Instances ?? []).map(({ InstanceId = '' }) => InstanceId),
        ),
      );
      NextToken = page.NextToken;
    } while (NextToken);
    expect(seen).toHaveLength(12);
    expect(new Set(seen).size).toBe(12);
    await expect(ids({ MaxResults: 4 })).rejects.toEqual(named('InvalidParameterValue'));
  });

  test('of status show running instances, or all', async () => {
    const id = await launched();
    const status = (input: object) => cloud.client.send(new DescribeInstanceStatusCommand(input));
    expect((await status({})).InstanceStatuses).toMatchObject([
      { InstanceId: id, InstanceState: { Name: 'running' }, InstanceStatus: { Status: 'ok' } },
    ]);
    await cloud.client.send(new StopInstancesCommand({ InstanceIds: [id] }));
    await cloud.ec2.idle();
    expect((await status({ InstanceIds: [id] })).InstanceStatuses ?? []).toEqual([]);
    expect((await status({ IncludeAllInstances: true })).InstanceStatuses).toHaveLength(1);
  });

  test('of tags follow CreateTags and DeleteTags', async () => {
    const id = await launched();
    const Tags = [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ];
    await cloud.client.send(new CreateTagsCommand({ Resources: [id], Tags }));
    await cloud.client.send(
      new DeleteTagsCommand({ Resources: [id], Tags: [{ Key: 'a', Value: 'other' }, { Key: 'b' }] }),
    );
    const described = await cloud.client.send(
      new DescribeTagsCommand({ Filters: [{ Name: 'resource-id', Values: [id] }] }),
    );
    expect(described.Tags).toEqual([{ ResourceId: id, ResourceType: 'instance', Key: 'a', Value: '1' }]);
    await expect(
      cloud.client.send(new CreateTagsCommand({ Resources: ['i-00000000000000bad'], Tags })),
    ).rejects.toEqual(named('InvalidInstanceID.NotFound'));
  });
});
