import type { ManualClock } from '../../../local/clock/manual-clock.ts';
import type { Random } from '../../../local/engines/simulated/seeded-random.ts';
import { seededRandom } from '../../../local/engines/simulated/seeded-random.ts';
import type { SimulatorScript } from '../../../local/engines/simulated/simulator-script.ts';
import type { FaultRates } from '../../../local/faults/faults.ts';
import { findRestless } from './find-restless.ts';
import { findWrongs } from './find-wrongs.ts';
import { playScene, type Stage, setStage } from './scenes.ts';
import { openVirtualCloud } from './virtual-cloud.ts';

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
const SCENES = 5;
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
    const stage = await setStage(world, random);
    for (const id of stage.ids) await world.user.start(id);
    for (let scene = 0; scene < SCENES; scene++) await playScene(stage);
    const restless = await calm(stage);
    return [...restless, ...(await findWrongs(world, stage.stack))];
  } finally {
    await world.close();
  }
}

/** Machines of moderate pace, on a network that doubles requests and is cut for a while; in some storms a run fails. */
function scriptOf(seed: number, random: Random): SimulatorScript {
  const fromMs = random() * 20_000;
  const cut = { when: { order: 2 }, do: { silent: [{ fromMs, toMs: fromMs + random() * 40_000 }] } };
  const activity = random() < 0.5 ? 'setup' : 'deploy';
  const failing = { when: { order: 1, nth: 1, activity }, do: { exitCode: 1 } };
  return {
    seed,
    machine: { bootMs: [500, 5000], duplicateSends: 0.1 },
    machines: [cut],
    run: { ms: [0, 8000], resultDelayMs: [0, 2000] },
    runs: random() < 0.2 ? [failing] : [],
  };
}

/** Lets time pass until all is at rest; answers what is not after all patience. */
async function calm({ world, stack }: Stage): Promise<string[]> {
  let restless: string[] = [];
  for (let minute = 0; minute < LONGEST_CALM_MINUTES; minute++) {
    await world.advance(60);
    restless = await findRestless(world, stack);
    if (restless.length === 0) break;
  }
  return restless;
}
