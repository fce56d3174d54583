import type { Random } from '../../../local/engines/simulated/seeded-random.ts';
import type { UserStack } from '../opsworks-user.ts';
import type { VirtualCloud } from './virtual-cloud.ts';

export interface Stage {
  world: VirtualCloud;
  stack: UserStack;
  /** The instances that acts are about. */
  ids: readonly string[];
  random: Random;
}

const LONGEST_PAUSE_SECONDS = 12;

/** One instance that loses its machine when it stops, and one that keeps it. */
export async function setStage(world: VirtualCloud, random: Random): Promise<Stage> {
  const stack = await world.user.createStack();
  const ids = [await world.user.createInstance(stack), await world.user.createInstance(stack, 'ebs')];
  return { world, stack, ids, random };
}

/** Plays one scene, drawn by chance. How far a boot or a deployment has come when it is disturbed, chance says too. */
export async function playScene(stage: Stage): Promise<void> {
  const { user } = stage.world;
  const id = stage.ids[Math.floor(stage.random() * stage.ids.length)] ?? '';
  const deploy = () => user.deploy(stage.stack, 'storm');
  const start = () => user.start(id);
  const scenes: (() => Promise<unknown>)[][] = [
    [start],
    [deploy],
    [start, () => user.stop(id)],
    [start, deploy],
    [deploy, () => user.stop(id)],
    [deploy, () => user.reboot(id)],
  ];
  for (const act of scenes[Math.floor(stage.random() * scenes.length)] ?? []) await play(stage, act);
}

/** In every second act no time passes: what it began is still in the middle of its calls when the next one comes. */
async function play({ world, random }: Stage, act: () => Promise<unknown>): Promise<void> {
  const acting = act().catch(unlessRefused);
  if (random() < 0.5) await world.advance(random() * LONGEST_PAUSE_SECONDS);
  await acting;
}

/** A wrong moment is answered with a refusal: a user sees it and goes on. */
function unlessRefused(error: unknown): void {
  if ((error as Error).name !== 'ValidationException') throw error;
}
