import type { ManualClock } from '../../../local/clock/manual-clock.ts';
import type { Random } from '../../../local/engines/simulated/seeded-random.ts';
import { seededRandom } from '../../../local/engines/simulated/seeded-random.ts';
import type { SimulatorScript } from '../../../local/engines/simulated/simulator-script.ts';
import type { FaultRates } from '../../../local/faults/faults.ts';
import type { UserStack } from '../opsworks-user.ts';
import { findRestless } from './find-restless.ts';
import { findWrongs } from './find-wrongs.ts';
import { openVirtualCloud, type VirtualCloud } from './virtual-cloud.ts';

/**
 * Each fault as often as a run can bear and still move. A call is refused for good when four tries in a row are
 * throttled: with 0.2 that is one call in 600, a few in each run.
 */
export const RATES: FaultRates = {
  conflicts: 0.05,
  throttles: 0.2,
  delayedIndexes: 0.2,
  doubledEvents: 0.2,
  shuffledEvents: 0.2,
  doubledInvocations: 0.1,
  droppedWakes: 0.3,
  delayedCallbacks: 0.2,
};

const SETTINGS = { BOOT_CONTACT_TIMEOUT_SECONDS: '300' };
const INSTANCES = 2;
const ACTS = 5;
const LONGEST_PAUSE_SECONDS = 12;
/** Longer than every time limit that a storm can run into. */
const LONGEST_CALM_MINUTES = 40;

/**
 * Boots, deployments, stops during boots and stops during deployments while everything goes wrong, until all is at
 * rest. Answers what is wrong then, a sentence each.
 */
export async function storm(seed: number, clock: ManualClock): Promise<string[]> {
  const random = seededRandom(`storm ${seed}`);
  const faults = { seed, ...RATES };
  const world = await openVirtualCloud({ clock, faults, script: scriptOf(seed, random), settings: SETTINGS });
  try {
    const stack = await world.user.createStack();
    await act(world, stack, random);
    const restless = await calm(world, stack);
    return [...restless, ...(await findWrongs(world, stack))];
  } finally {
    await world.close();
  }
}

/** Machines of moderate pace, on a network that doubles requests; one run in five seeds fails. */
function scriptOf(seed: number, random: Random): SimulatorScript {
  const failing = {
    when: { order: 1, nth: 1, activity: random() < 0.5 ? 'setup' : 'deploy' },
    do: { exitCode: 1 },
  };
  return {
    seed,
    machine: { bootMs: [500, 5000], duplicateSends: 0.1 },
    run: { ms: [100, 8000], resultDelayMs: [0, 2000] },
    runs: random() < 0.2 ? [failing] : [],
  };
}

async function act(world: VirtualCloud, stack: UserStack, random: Random): Promise<void> {
  const ids: string[] = [];
  for (let count = 0; count < INSTANCES; count++) ids.push(await world.user.createInstance(stack));
  for (const id of ids) await world.user.start(id);
  for (let count = 0; count < ACTS; count++) {
    await world.advance(random() * LONGEST_PAUSE_SECONDS);
    await doSomething(world, stack, ids[Math.floor(random() * ids.length)] ?? '', random()).catch(
      unlessRefused,
    );
  }
}

/** Whether it is a stop during a boot, or one during a deployment, is for chance to say. */
async function doSomething(
  { user }: VirtualCloud,
  stack: UserStack,
  id: string,
  chance: number,
): Promise<void> {
  if (chance < 0.4) await user.deploy(stack, 'storm');
  else if (chance < 0.7) await user.stop(id);
  else await user.start(id);
}

/** A wrong moment is answered with a refusal: a user sees it and goes on. */
function unlessRefused(error: unknown): void {
  if ((error as Error).name !== 'ValidationException') throw error;
}

/** Lets time pass until all is at rest; answers what is not after all patience. */
async function calm(world: VirtualCloud, stack: UserStack): Promise<string[]> {
  let restless: string[] = [];
  for (let minute = 0; minute < LONGEST_CALM_MINUTES; minute++) {
    await world.advance(60);
    restless = await findRestless(world, stack);
    if (restless.length === 0) break;
  }
  return restless;
}
