import { beforeEach, describe, expect, test } from 'vitest';
import { IMAGE, makeEc2, statesTold } from '../../../support/start-ec2.ts';

let cloud: ReturnType<typeof makeEc2>;
beforeEach(async () => {
  cloud = makeEc2();
  await cloud.ec2.start();
});

const call = { operation: '', region: 'us-east-1', requestId: '1', caller: { accessKeyId: 'a' } };

async function ask(operation: string, input: object) {
  return cloud.ec2.service.handlers[operation]?.(input, call);
}

async function launch(more: object = {}): Promise<string> {
  const output = await ask('RunInstances', { ImageId: IMAGE, MinCount: 1, MaxCount: 1, ...more });
  return (output as { Instances: { InstanceId: string }[] }).Instances[0]?.InstanceId ?? '';
}

async function launched(more: object = {}): Promise<string> {
  const id = await launch(more);
  await cloud.ec2.idle();
  return id;
}

async function stateOf(id: string): Promise<string | undefined> {
  const output = (await ask('DescribeInstances', { InstanceIds: [id] })) as {
    Reservations: { Instances: { State: { Name: string } }[] }[];
  };
  return output.Reservations[0]?.Instances[0]?.State.Name;
}

/** The process dies: nothing of it goes on. A new one comes up over the same database and engine. */
async function killAndRestart(): Promise<void> {
  cloud.engine.before = () => {};
  const { events, options, clock, engine } = cloud;
  cloud = { ...makeEc2(options), events, clock, engine };
  await cloud.ec2.start();
  await cloud.ec2.idle();
}

/** From now on the engine does nothing that it is asked, as if the asker had died. */
function freeze(): void {
  cloud.engine.before = () => new Promise(() => {});
}

describe('after a kill, the cloud', () => {
  test('makes the machine of an instance that was pending', async () => {
    freeze();
    const id = await launch();
    await killAndRestart();
    expect(await stateOf(id)).toBe('running');
    expect(cloud.engine.states.get(id)).toBe('running');
    expect(statesTold(cloud.events, id)).toEqual(['pending', 'running']);
  });

  test('finishes a stop, a termination and a reboot that were under way', async () => {
    const [stopping, going, rebooting] = [await launched(), await launched(), await launched()];
    freeze();
    await ask('StopInstances', { InstanceIds: [stopping] });
    await ask('TerminateInstances', { InstanceIds: [going] });
    await ask('RebootInstances', { InstanceIds: [rebooting] });
    await killAndRestart();
    expect(await stateOf(stopping)).toBe('stopped');
    expect(cloud.engine.states.get(stopping)).toBe('stopped');
    expect(await stateOf(going)).toBe('terminated');
    expect(cloud.engine.states.has(going)).toBe(false);
    expect(cloud.engine.calls).toContain(`reboot ${rebooting}`);
  });

  test('removes machines that it has no record of before it serves', async () => {
    cloud.engine.states.set('i-0000000000000dead', 'running');
    const { options, engine } = cloud;
    const { ec2 } = makeEc2(options);
    await ec2.start();
    expect(engine.states.has('i-0000000000000dead')).toBe(false);
  });

  test('tells that instances stopped whose machines stopped while it was down', async () => {
    const [stops, terminates] = [
      await launched(),
      await launched({ InstanceInitiatedShutdownBehavior: 'terminate' }),
    ];
    cloud.engine.states.set(stops, 'stopped');
    cloud.engine.states.set(terminates, 'stopped');
    await killAndRestart();
    expect(await stateOf(stops)).toBe('stopped');
    expect(statesTold(cloud.events, stops).slice(2)).toEqual(['stopping', 'stopped']);
    expect(await stateOf(terminates)).toBe('terminated');
  });

  test('terminates an instance whose machine is gone, with EC2s words for it', async () => {
    const id = await launched();
    cloud.engine.states.delete(id);
    await killAndRestart();
    expect(await stateOf(id)).toBe('terminated');
    expect(statesTold(cloud.events, id).slice(2)).toEqual(['shutting-down', 'terminated']);
  });

  test('stops the machine of a stopped instance that somebody started', async () => {
    const id = await launched();
    await ask('StopInstances', { InstanceIds: [id] });
    await cloud.ec2.idle();
    cloud.engine.states.set(id, 'running');
    await killAndRestart();
    expect(cloud.engine.states.get(id)).toBe('stopped');
  });

  test('finishes the deletion of a volume', async () => {
    const { VolumeId } = (await ask('CreateVolume', { AvailabilityZone: 'us-east-1a', Size: 1 })) as {
      VolumeId: string;
    };
    freeze();
    await ask('DeleteVolume', { VolumeId });
    await killAndRestart();
    expect(await ask('DescribeVolumes', {})).toMatchObject({ Volumes: [] });
    expect(cloud.engine.calls.filter((each) => each === `removeVolume ${VolumeId}`)).toHaveLength(2);
  });

  test('hands on the events that the bus had not taken, in order', async () => {
    const told: unknown[] = [];
    const broken = makeEc2({ emit: () => new Promise(() => {}) });
    const emit = async (event: object) => void told.push(event);
    await broken.ec2.start();
    await broken.ec2.service.handlers.RunInstances?.({ ImageId: IMAGE, MinCount: 1, MaxCount: 1 }, call);
    const { ec2 } = makeEc2({ ...broken.options, emit });
    await ec2.start();
    await ec2.idle();
    expect(told).toMatchObject([{ detail: { state: 'pending' } }, { detail: { state: 'running' } }]);
  });

  test('starts the machines again that it had suspended, and to callers they ran all the time', async () => {
    const [running, stopped] = [await launched(), await launched()];
    await ask('StopInstances', { InstanceIds: [stopped] });
    await cloud.ec2.idle();
    const before = cloud.events.length;
    await cloud.ec2.suspend();
    expect([...cloud.engine.states.values()]).toEqual(['stopped', 'stopped']);
    await killAndRestart();
    expect(cloud.engine.states.get(running)).toBe('running');
    expect(cloud.engine.states.get(stopped)).toBe('stopped');
    expect(await stateOf(running)).toBe('running');
    expect(cloud.events).toHaveLength(before);
  });
});

describe('while it was suspended, the cloud', () => {
  test('lost a machine: its instance is terminated', async () => {
    const id = await launched();
    await cloud.ec2.suspend();
    cloud.engine.states.delete(id);
    await killAndRestart();
    expect(await stateOf(id)).toBe('terminated');
  });
});

describe('while it runs, the cloud', () => {
  test('follows a machine that stops by itself', async () => {
    const id = await launched();
    cloud.engine.happen({ ec2InstanceId: id, state: 'stopped' });
    await cloud.ec2.idle();
    expect(await stateOf(id)).toBe('stopped');
  });

  test('is not misled by old news', async () => {
    const id = await launched();
    cloud.engine.happen({ ec2InstanceId: id, state: 'stopped' });
    cloud.engine.states.set(id, 'running');
    await cloud.ec2.idle();
    expect(await stateOf(id)).toBe('running');
  });

  test('notices a machine that stops in the moment of its start', async () => {
    cloud.engine.after = (kind, id) => {
      if (kind === 'start') cloud.engine.happen({ ec2InstanceId: id, state: 'stopped' });
    };
    const id = await launched();
    expect(await stateOf(id)).toBe('stopped');
  });

  test('tries again later what the engine could not do', async () => {
    const sentences: string[] = [];
    cloud = makeEc2({ report: (sentence) => sentences.push(sentence) });
    await cloud.ec2.start();
    let failures = 0;
    cloud.engine.before = (kind) => {
      if (kind === 'create' && failures++ < 2) throw new Error('no room');
    };
    const id = await launched();
    expect(await stateOf(id)).toBe('pending');
    await cloud.clock.advance(4_000, cloud.ec2.idle);
    expect(await stateOf(id)).toBe('running');
    expect(sentences).toEqual([
      `The engine could not do its work for ${id} (attempt 1): no room`,
      `The engine could not do its work for ${id} (attempt 2): no room`,
    ]);
  });

  test('gives up a launch that keeps failing: a new instance is terminated, an old one stopped', async () => {
    const old = await launched();
    await ask('StopInstances', { InstanceIds: [old] });
    await cloud.ec2.idle();
    cloud.engine.before = (kind) => {
      if (kind === 'create' || kind === 'start') throw new Error('no room');
    };
    await ask('StartInstances', { InstanceIds: [old] });
    const fresh = await launched();
    await cloud.clock.advance(120_000, cloud.ec2.idle);
    expect(await stateOf(old)).toBe('stopped');
    expect(await stateOf(fresh)).toBe('terminated');
    expect(await ask('DescribeInstances', { InstanceIds: [fresh] })).toMatchObject({
      Reservations: [{ Instances: [{ StateReason: { Message: expect.stringContaining('no room') } }] }],
    });
    expect(cloud.engine.states.has(fresh)).toBe(false);
  });

  test('works on four machines at a time', async () => {
    await ask('RunInstances', { ImageId: IMAGE, MinCount: 20, MaxCount: 20 });
    await cloud.ec2.idle();
    expect(cloud.engine.states.size).toBe(20);
    expect(cloud.engine.widest()).toBe(4);
  });

  test('runs scripts on running machines only', async () => {
    const id = await launched();
    expect(await cloud.ec2.runOnMachine(id, 'true')).toEqual({ exitCode: 0, output: 'true' });
    await ask('StopInstances', { InstanceIds: [id] });
    await cloud.ec2.idle();
    await expect(cloud.ec2.runOnMachine(id, 'true')).rejects.toMatchObject({ code: 'InvalidInstanceId' });
    await expect(cloud.ec2.runOnMachine('i-1', 'true')).rejects.toMatchObject({ code: 'InvalidInstanceId' });
  });
});
