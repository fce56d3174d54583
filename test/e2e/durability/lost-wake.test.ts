import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UserStack } from '../../support/opsworks-user.ts';
import { openVirtualCloud, type VirtualCloud } from '../../support/storm/virtual-cloud.ts';
import { leaveRealTime } from '../../support/storm/virtual-time.ts';

const HEARTBEAT_SECONDS = 10;
/** Agents' heartbeats have a jitter of a tenth; the run itself takes some milliseconds. */
const ONE_HEARTBEAT_MS = HEARTBEAT_SECONDS * 1100 + 100;
const MINUTE = 60;

let world: VirtualCloud;
let stack: UserStack;

beforeAll(async () => {
  world = await openVirtualCloud({
    clock: leaveRealTime(Date.parse('2026-01-05T12:00:00Z')),
    faults: { seed: 1, droppedWakes: 1 },
    settings: { HEARTBEAT_SECONDS: String(HEARTBEAT_SECONDS) },
  });
  stack = await world.user.createStack();
  await world.user.start(await world.user.createInstance(stack));
  await world.advance(MINUTE);
});

afterAll(() => world.close());

test('an instance comes online though no wake ever reaches it', async () => {
  expect((await world.user.instances(stack)).map(({ Status }) => Status)).toEqual(['online']);
});

test('a command whose wake is lost runs within one heartbeat', async () => {
  const deploymentId = await world.user.deploy(stack, 'unheard');
  const createdAt = Date.now();
  await world.advance(MINUTE);
  const run = (await world.simulator.ledger()).find((each) => each.deploymentId === deploymentId);
  expect(run?.outcome).toBe('succeeded');
  expect((run?.startedAt ?? Number.POSITIVE_INFINITY) - createdAt).toBeLessThanOrEqual(ONE_HEARTBEAT_MS);
});
