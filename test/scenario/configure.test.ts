import { afterEach, expect, test } from 'vitest';
import { createInstance } from '../../src/operations/create-instance.ts';
import { createLayer } from '../../src/operations/create-layer.ts';
import { createScene, type Scene } from '../support/world/scene.ts';

let scene: Scene;
afterEach(() => scene.world.close());

test('starting a third instance runs Configure on the two others exactly once', async () => {
  scene = await createScene();
  const [first = '', second = ''] = await scene.online(2);
  const before = [await scene.runsOf(first, 'configure'), await scene.runsOf(second, 'configure')];
  const { LayerId = '' } = await createLayer(scene.world.context, {
    StackId: scene.stackId,
    Type: 'custom',
    Name: 'Workers',
    Shortname: 'workers',
  });
  const input = { StackId: scene.stackId, LayerIds: [LayerId], InstanceType: 't3.micro' };
  const { InstanceId: third = '' } = await createInstance(scene.world.context, input);
  await scene.start(third);
  await scene.world.advance(90);
  const after = [await scene.runsOf(first, 'configure'), await scene.runsOf(second, 'configure')];
  expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([1, 1]);
});

test('ten instances booting together cause at most twenty configure runs', async () => {
  scene = await createScene({
    script: { contactSeconds: (hostname) => 3 + (Number(hostname.slice(-1)) % 5) * 3 },
  });
  const ids = await scene.online(10);
  let runs = 0;
  for (const id of ids) {
    expect((await scene.instance(id)).Status).toBe('online');
    runs += await scene.runsOf(id, 'configure');
  }
  expect(runs).toBeGreaterThanOrEqual(10);
  expect(runs).toBeLessThanOrEqual(20);
});

test('an instance that stops is left out at once on those that stay', async () => {
  scene = await createScene();
  const [first = '', second = ''] = await scene.online(2);
  const before = await scene.runsOf(first, 'configure');
  await scene.stop(second);
  await scene.world.advance(6);
  expect(await scene.runsOf(first, 'configure')).toBe(before + 1);
});

test('a failing configure leaves the instance online and is not repeated for its generation', async () => {
  scene = await createScene({
    script: { run: (_, activity) => ({ exitCode: activity === 'configure' ? 1 : 0 }) },
  });
  const [id = ''] = await scene.online(1);
  await scene.world.advance(600);
  expect((await scene.instance(id)).Status).toBe('online');
  expect(await scene.runsOf(id, 'configure')).toBe(1);
});

test('a lost wake costs a heartbeat and no more', async () => {
  scene = await createScene();
  const [id = ''] = await scene.online(1);
  scene.world.wake.lose(true);
  const deployment = await scene.deploy();
  await scene.world.advance(64);
  expect(await scene.runsOf(id, 'deploy')).toBe(1);
  expect((await scene.deployment(deployment)).Status).toBe('successful');
});

test('a configure that still waits when a newer generation is raised is superseded, and one runs', async () => {
  const slow = (hostname: string, activity: string) => hostname === 'php-app1' && activity === 'deploy';
  scene = await createScene({
    script: { run: (hostname, activity) => ({ seconds: slow(hostname, activity) ? 60 : 2 }) },
  });
  const [first = '', second = ''] = await scene.online(2);
  const before = await scene.runsOf(first, 'configure');
  await scene.deploy();
  await scene.deploy();
  await scene.world.advance(10);
  await scene.stop(second);
  await scene.world.advance(60);
  await scene.start(second);
  await scene.world.advance(200);
  const commands = (await scene.commands(first)).filter((command) => command.Type === 'configure');
  const added = commands.slice(0, commands.length - before).map((command) => command.Status);
  expect(added.sort()).toEqual(['skipped', 'successful']);
});
