import { afterEach, expect, test } from 'vitest';
import { describeCommands } from '../../src/operations/describe-commands.ts';
import { describeInstances } from '../../src/operations/describe-instances.ts';
import { startInstance } from '../../src/operations/start-instance.ts';
import { phpStack } from '../support/world/php-stack.ts';
import { createWorld, type World, type WorldOptions } from '../support/world/world.ts';

let world: World;
afterEach(() => world.close());

async function begin(options?: WorldOptions) {
  world = await createWorld(options);
  return phpStack(world);
}

async function statusOf(id: string): Promise<string | undefined> {
  const { Instances } = await describeInstances(world.context, { InstanceIds: [id] });
  return Instances?.[0]?.Status;
}

test('a started instance boots, runs Setup once, comes online and configures itself', async () => {
  const stack = await begin();
  const id = await stack.addInstance();
  await startInstance(world.context, { InstanceId: id });
  expect(await statusOf(id)).toBe('requested');
  await world.advance(30);
  expect(await statusOf(id)).toBe('online');
  const { Commands } = await describeCommands(world.context, { InstanceId: id });
  expect(Commands?.map((command) => [command.Type, command.Status])).toEqual([
    ['configure', 'successful'],
    ['setup', 'successful'],
  ]);
});
