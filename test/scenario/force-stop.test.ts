import { afterEach, expect, test, vi } from 'vitest';
import { stopInstance } from '../../src/operations/stop-instance.ts';
import { createScene, type Scene } from '../support/world/scene.ts';

let scene: Scene;
afterEach(() => scene.world.close());

const force = (InstanceId: string) => stopInstance(scene.world.context, { InstanceId, Force: true });

/** An online EBS instance with a deploy in its queue that its agent has not seen, stopped by force in the middle. */
async function stopHalfway(): Promise<{ id: string; deployment: string }> {
  scene = await createScene();
  const id = await scene.addInstance(undefined, 'ebs');
  await scene.start(id);
  await scene.world.advance(60);
  scene.world.wake.lose(true);
  const deployment = await scene.deploy();
  await scene.world.settle();
  const write = scene.world.store.write.bind(scene.world.store);
  const spy = vi.spyOn(scene.world.store, 'write').mockImplementation(async (changes) => {
    const ends = changes.some((change) => 'item' in change && 'CompletedAt' in change.item);
    if (ends) throw new Error('the function was ended');
    await write(changes);
  });
  await expect(force(id)).rejects.toThrow('the function was ended');
  spy.mockRestore();
  expect((await scene.instance(id)).Status).toBe('stopped');
  expect((await scene.deployment(deployment)).Status).toBe('running');
  return { id, deployment };
}

test('a stop by force that was ended in the middle is finished by asking again', async () => {
  const { id, deployment } = await stopHalfway();
  await force(id);
  await scene.world.advance(1);
  expect((await scene.commands(id))[0]).toMatchObject({ Type: 'deploy', Status: 'skipped' });
  expect((await scene.deployment(deployment)).Status).toBe('successful');
});

test('what an earlier life left in the queue is skipped, not run before Setup', async () => {
  const { id, deployment } = await stopHalfway();
  scene.world.wake.lose(false);
  await scene.start(id);
  await scene.world.advance(60);
  expect((await scene.instance(id)).Status).toBe('online');
  const agent = [...scene.world.agents.values()].at(-1);
  expect(agent?.runs[0]?.activity).toBe('setup');
  expect(await scene.commands(id)).toContainEqual(
    expect.objectContaining({ Type: 'deploy', DeploymentId: deployment, Status: 'skipped' }),
  );
});
