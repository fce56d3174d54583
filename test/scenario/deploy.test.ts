import { afterEach, expect, test } from 'vitest';
import type { Command } from '../../src/domain/command/command.ts';
import { commandIdFor } from '../../src/domain/command/command-id-for.ts';
import { createDeployment } from '../../src/operations/create-deployment.ts';
import { deleteApp } from '../../src/operations/delete-app.ts';
import { commandKey } from '../../src/records/lifecycle-keys.ts';
import { createScene, type Scene } from '../support/world/scene.ts';

let scene: Scene;
afterEach(() => scene.world.close());

test('a deployment runs on every online instance and is successful when all are', async () => {
  scene = await createScene();
  const ids = await scene.online(3);
  const id = await scene.deploy();
  expect((await scene.deployment(id)).Status).toBe('running');
  await scene.world.advance(10);
  const deployment = await scene.deployment(id);
  expect(deployment).toMatchObject({ Status: 'successful', Duration: 2 });
  for (const instance of ids) expect(await scene.runsOf(instance, 'deploy')).toBe(1);
});

test('one failing instance fails the deployment, whose instances stay online', async () => {
  scene = await createScene({
    script: {
      run: (hostname, activity) => ({ exitCode: activity === 'deploy' && hostname === 'php-app2' ? 1 : 0 }),
    },
  });
  const ids = await scene.online(2);
  const id = await scene.deploy();
  await scene.world.advance(10);
  expect((await scene.deployment(id)).Status).toBe('failed');
  for (const instance of ids) expect((await scene.instance(instance)).Status).toBe('online');
});

test('commands of one instance run one at a time in the order of their creation', async () => {
  scene = await createScene();
  const [instance = ''] = await scene.online(1);
  for (const command of ['deploy', 'configure', 'update_custom_cookbooks', 'deploy'])
    await scene.deploy(command);
  await scene.world.advance(60);
  const [agent] = scene.world.agents.values();
  const activities = agent?.runs.map((run) => run.activity).slice(-4);
  expect(activities).toEqual(['deploy', 'configure', 'update_custom_cookbooks', 'deploy']);
  expect(agent?.runs.at(-1)?.chefVersion).toBe('11.10');
  expect((await scene.instance(instance)).Status).toBe('online');
});

test('Setup as a stack command takes its instance out of service until it has succeeded', async () => {
  scene = await createScene({ script: { run: () => ({ seconds: 10 }) } });
  const [first = '', second = ''] = await scene.online(2);
  await scene.world.advance(60);
  const before = await scene.runsOf(first, 'configure');
  const { context } = scene.world;
  const { createDeployment } = await import('../../src/operations/create-deployment.ts');
  await createDeployment(context, {
    StackId: scene.stackId,
    InstanceIds: [second],
    Command: { Name: 'setup' },
  });
  await scene.world.advance(5);
  expect((await scene.instance(second)).Status).toBe('running_setup');
  await scene.world.advance(120);
  expect((await scene.instance(second)).Status).toBe('online');
  expect(await scene.runsOf(first, 'configure')).toBe(before + 2);
});

test('deleting an app undeploys it where it is', async () => {
  scene = await createScene();
  const [instance = ''] = await scene.online(1);
  await deleteApp(scene.world.context, { AppId: scene.appId });
  await scene.world.advance(10);
  const [undeploy] = await scene.commands(instance);
  expect(undeploy).toMatchObject({ Type: 'undeploy', Status: 'successful' });
  const [agent] = scene.world.agents.values();
  expect(agent?.runs.at(-1)?.own.attributes).toMatchObject({
    deploy: { simplephpapp: { application: 'simplephpapp' } },
  });
});

test('an agent that dies in the middle is found silent; its deployment ends and says so', async () => {
  scene = await createScene({
    script: { run: (hostname, activity) => ({ dies: activity === 'deploy' && hostname === 'php-app1' }) },
  });
  const [first = ''] = await scene.online(2);
  const id = await scene.deploy();
  for (let minute = 0; minute < 10; minute += 1) {
    await scene.world.advance(60);
    await scene.world.sweep();
  }
  expect((await scene.instance(first)).Status).toBe('connection_lost');
  expect((await scene.stored(first)).reason).toMatch(/has not been heard of since/);
  expect((await scene.deployment(id)).Status).toBe('failed');
});

test('of a deploy with migration, one app server runs it and the others wait for nothing', async () => {
  scene = await createScene();
  const ids = await scene.online(3);
  const { context } = scene.world;
  const Command = { Name: 'deploy' as const, Args: { migrate: ['true'] } };
  const { DeploymentId } = await createDeployment(context, {
    ...{ StackId: scene.stackId, AppId: scene.appId },
    Command,
  });
  await scene.world.advance(30);
  expect((await scene.deployment(DeploymentId ?? '')).Command?.Args).toEqual({ migrate: ['true'] });
  const keys = ids.map((id) => commandKey(commandIdFor(DeploymentId ?? '', id)));
  const commands = await scene.world.store.getMany<Command>(keys);
  expect(commands.map((command) => command?.args?.migrate).sort()).toEqual([['false'], ['false'], ['true']]);
});
