import { afterEach, expect, test } from 'vitest';
import { stopInstance } from '../../src/operations/stop-instance.ts';
import { createScene, type Scene } from '../support/world/scene.ts';

let scene: Scene;
afterEach(() => scene.world.close());

function statesOfMachines(): string[] {
  return scene.world.compute.machines().map((machine) => machine.state);
}

test('a stopped instance has run its Shutdown recipes, and its machine is gone', async () => {
  scene = await createScene();
  const [id = ''] = await scene.online(1);
  await scene.stop(id);
  expect((await scene.instance(id)).Status).toBe('terminating');
  await scene.world.advance(30);
  expect((await scene.stored(id)).Status).toBe('stopped');
  expect((await scene.stored(id)).Ec2InstanceId).toBeUndefined();
  expect(await scene.runsOf(id, 'shutdown')).toBe(1);
  expect(statesOfMachines()).toEqual(['terminated']);
});

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  'a stop %i s after the start ends the boot and leaves no machine',
  async (seconds) => {
    scene = await createScene({
      script: { run: (_, activity) => ({ seconds: activity === 'setup' ? 5 : 1 }) },
    });
    const id = await scene.addInstance();
    await scene.start(id);
    await scene.world.advance(seconds);
    await scene.stop(id);
    await scene.world.advance(300);
    expect((await scene.instance(id)).Status).toBe('stopped');
    expect(statesOfMachines().filter((state) => state !== 'terminated')).toEqual([]);
    for (const command of await scene.commands(id)) expect(command.Status).not.toBe('pending');
  },
);

test('a stop goes before a long deploy: it gets its grace, then is aborted', async () => {
  scene = await createScene({
    script: { run: (_, activity) => ({ seconds: activity === 'deploy' ? 3000 : 2 }) },
  });
  const [id = ''] = await scene.online(1);
  const deployments = [await scene.deploy(), await scene.deploy()];
  await scene.world.advance(5);
  await scene.stop(id);
  await scene.world.advance(200);
  expect((await scene.instance(id)).Status).toBe('stopped');
  const statuses = await Promise.all(deployments.map(async (each) => (await scene.deployment(each)).Status));
  expect(statuses).toEqual(['failed', 'successful']);
  const types = (await scene.commands(id)).map((command) => [command.Type, command.Status]);
  expect(types).toContainEqual(['deploy', 'failed']);
  expect(types).toContainEqual(['deploy', 'skipped']);
});

test('Shutdown recipes that do not end are not waited for beyond the ExecutionTimeout', async () => {
  scene = await createScene({
    script: { run: (_, activity) => ({ seconds: activity === 'shutdown' ? 9999 : 2 }) },
  });
  const [id = ''] = await scene.online(1);
  await scene.stop(id);
  await scene.world.advance(115);
  expect((await scene.instance(id)).Status).toBe('shutting_down');
  await scene.world.advance(30);
  expect((await scene.instance(id)).Status).toBe('stopped');
});

test('stopping twice is one stop', async () => {
  scene = await createScene();
  const [id = ''] = await scene.online(1);
  await scene.stop(id);
  await scene.stop(id);
  await scene.world.advance(30);
  await scene.stop(id);
  expect((await scene.instance(id)).Status).toBe('stopped');
  expect(await scene.runsOf(id, 'shutdown')).toBe(1);
});

test('force is refused for an instance-store machine and forgets an EBS one', async () => {
  scene = await createScene();
  const [store = ''] = await scene.online(1);
  const force = (InstanceId: string) => stopInstance(scene.world.context, { InstanceId, Force: true });
  await expect(force(store)).rejects.toThrow(/Force/);
  const ebs = await scene.addInstance(undefined, 'ebs');
  await scene.start(ebs);
  await scene.world.advance(60);
  await force(ebs);
  expect((await scene.stored(ebs)).Status).toBe('stopped');
  expect((await scene.stored(ebs)).Ec2InstanceId).toBeUndefined();
  expect(statesOfMachines()).toEqual(['running', 'running']);
});

test('Shutdown waits until the load balancer has applied the configuration without the instance', async () => {
  scene = await createScene({
    script: {
      run: (hostname, activity) => ({ seconds: activity === 'configure' && hostname === 'lb1' ? 20 : 2 }),
    },
  });
  const [id = ''] = await scene.online(1);
  const balancer = await scene.addBalancer('lb1');
  await scene.start(balancer);
  await scene.world.advance(120);
  const generation = (await scene.stored(balancer)).arrivedGeneration ?? 0;
  await scene.stop(id);
  await scene.world.advance(15);
  expect(await scene.runsOf(id, 'shutdown')).toBe(0);
  await scene.world.advance(60);
  const [shutdown] = (await scene.commands(id)).filter((command) => command.Type === 'shutdown');
  const [configure] = (await scene.commands(balancer)).filter((command) => command.Type === 'configure');
  expect(Date.parse(shutdown?.CreatedAt ?? '')).toBeGreaterThanOrEqual(
    Date.parse(configure?.CompletedAt ?? ''),
  );
  expect((await scene.stored(id)).leftGeneration).toBeGreaterThan(generation);
  expect((await scene.instance(id)).Status).toBe('stopped');
});
