import { afterEach, expect, test } from 'vitest';
import { describeServiceErrors } from '../../src/operations/describe-service-errors.ts';
import { startInstance } from '../../src/operations/start-instance.ts';
import { createScene, type Scene } from '../support/world/scene.ts';

let scene: Scene;
afterEach(() => scene.world.close());

test('a started instance boots, runs Setup once, comes online and configures itself', async () => {
  scene = await createScene();
  const id = await scene.addInstance();
  await scene.start(id);
  expect((await scene.instance(id)).Status).toBe('requested');
  await scene.world.advance(30);
  expect((await scene.instance(id)).Status).toBe('online');
  const commands = await scene.commands(id);
  expect(commands.map((command) => [command.Type, command.Status])).toEqual([
    ['configure', 'successful'],
    ['setup', 'successful'],
  ]);
});

test('each phase of a boot leaves its time', async () => {
  scene = await createScene();
  const [id = ''] = await scene.online(1);
  const { phases } = await scene.stored(id);
  expect(Object.keys(phases)).toEqual(['requested', 'pending', 'booting', 'running_setup', 'online']);
});

test('a failing recipe ends in setup_failed, and the reason names exception, cookbook, file and line', async () => {
  const cause = {
    message: 'NoMethodError: undefined method',
    cookbook: 'php',
    recipe: 'setup',
    file: 'php/setup.rb',
    line: 7,
  };
  scene = await createScene({ script: { run: () => ({ exitCode: 1, cause }) } });
  const id = await scene.addInstance();
  await scene.start(id);
  await scene.world.advance(30);
  const stored = await scene.stored(id);
  expect(stored.Status).toBe('setup_failed');
  expect(stored.reason).toBe(
    'setup failed with exit code 1: NoMethodError: undefined method in php::setup (php/setup.rb:7).',
  );
  expect(await scene.instance(id)).toMatchObject({ Reason: stored.reason });
  expect(await scene.runsOf(id, 'configure')).toBe(0);
});

test('a machine whose agent never reports in is start_failed, taken down, and told of as a service error', async () => {
  scene = await createScene({ script: { contactSeconds: () => Number.POSITIVE_INFINITY } });
  const id = await scene.addInstance();
  await scene.start(id);
  await scene.world.advance(1000);
  const instance = await scene.instance(id);
  expect(instance.Status).toBe('start_failed');
  const { ServiceErrors } = await describeServiceErrors(scene.world.context, { InstanceId: id });
  expect(ServiceErrors?.[0]?.Message).toMatch(/did not report in within 900 s/);
  expect(ServiceErrors?.[0]?.ServiceErrorId).toBe(instance.LastServiceErrorId);
  expect(scene.world.compute.machines().map((machine) => machine.state)).toEqual(['terminated']);
});

test('a start_failed instance can be started again, on a machine of its own', async () => {
  let contact = Number.POSITIVE_INFINITY;
  scene = await createScene({ script: { contactSeconds: () => contact } });
  const id = await scene.addInstance();
  await scene.start(id);
  await scene.world.advance(1000);
  contact = 1;
  await scene.start(id);
  await scene.world.advance(60);
  expect((await scene.instance(id)).Status).toBe('online');
  expect(scene.world.compute.launches).toHaveLength(2);
});

test('starting an instance that runs is refused and changes nothing', async () => {
  scene = await createScene();
  const [id = ''] = await scene.online(1);
  const before = await scene.stored(id);
  await expect(startInstance(scene.world.context, { InstanceId: id })).rejects.toThrow(
    /only a stopped or start_failed/,
  );
  expect(await scene.stored(id)).toEqual(before);
});

test('an app deployed while an instance boots reaches it before it goes online', async () => {
  scene = await createScene({
    script: { run: (_, activity) => ({ seconds: activity === 'setup' ? 20 : 2 }) },
  });
  const [first = ''] = await scene.online(1);
  const second = await scene.addInstance();
  await scene.start(second);
  await scene.world.advance(10);
  expect((await scene.instance(second)).Status).toBe('running_setup');
  await scene.deploy();
  await scene.world.advance(60);
  expect((await scene.instance(second)).Status).toBe('online');
  expect(await scene.runsOf(second, 'deploy')).toBe(1);
  expect(await scene.runsOf(first, 'deploy')).toBe(1);
});

test('without EC2 events the sweep notices that the machine runs', async () => {
  scene = await createScene({ deliversEvents: false });
  const id = await scene.addInstance();
  await scene.start(id);
  for (let minute = 0; minute < 3; minute += 1) {
    await scene.world.advance(60);
    await scene.world.sweep();
  }
  await scene.world.advance(30);
  expect((await scene.instance(id)).Status).toBe('online');
});

test.each(['ebs', 'instance-store'] as const)(
  'an %s instance is started again after a stop',
  async (RootDeviceType) => {
    scene = await createScene();
    const id = await scene.addInstance(undefined, RootDeviceType);
    for (let round = 0; round < 2; round += 1) {
      await scene.start(id);
      await scene.world.advance(60);
      expect((await scene.instance(id)).Status).toBe('online');
      await scene.stop(id);
      await scene.world.advance(60);
      expect((await scene.instance(id)).Status).toBe('stopped');
    }
    expect(scene.world.compute.launches).toHaveLength(RootDeviceType === 'ebs' ? 1 : 2);
    expect(await scene.runsOf(id, 'setup')).toBe(2);
  },
);
