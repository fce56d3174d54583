import type { Timer } from '../../contracts/local-clock.ts';
import type { Ec2Options } from '../ec2-options.ts';
import { convergeAddress } from './converge-address.ts';
import { convergeInstance } from './converge-instance.ts';
import { convergeVolume } from './converge-volume.ts';
import { giveUpLaunch } from './give-up-launch.ts';
import { createLanes, type Lanes } from './lanes.ts';
import type { Machines } from './machines.ts';

/** Keeps the engine's machines and volumes in step with the records. */
export type Keeper = Lanes;

/** A launch that failed this often (over about half a minute) is given up; everything else is tried for ever. */
const LAUNCH_ATTEMPTS = 6;
const LONGEST_WAIT_MS = 30_000;

export function createKeeper(machines: Machines, options: Ec2Options): Keeper {
  const { clock } = machines.state;
  const failures = new Map<string, number>();
  const retries = new Map<string, Timer>();

  const converge = (id: string): Promise<void> => {
    if (id.startsWith('vol-')) return convergeVolume(machines, id);
    if (id.startsWith('eipalloc-')) return convergeAddress(machines, id);
    return convergeInstance(machines, id);
  };

  const failed = (id: string, error: unknown): void => {
    const count = (failures.get(id) ?? 0) + 1;
    failures.set(id, count);
    options.report?.(`The engine could not do its work for ${id} (attempt ${count}): ${describe(error)}`);
    if (count >= LAUNCH_ATTEMPTS) giveUpLaunch(machines.state, id, describe(error));
    retries.get(id)?.cancel();
    retries.set(
      id,
      clock.at(clock.now() + waitMs(count), () => lanes.request(id)),
    );
  };

  const work = async (id: string): Promise<void> => {
    try {
      await converge(id);
      failures.delete(id);
      retries.delete(id);
    } catch (error) {
      failed(id, error);
    }
  };

  const lanes = createLanes(options.engineWidth ?? 4, work);

  return {
    ...lanes,
    close: () => {
      for (const retry of retries.values()) retry.cancel();
      return lanes.close();
    },
  };
}

function waitMs(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (failures - 1));
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
