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
  return new MachineKeeper(machines, options);
}

class MachineKeeper implements Keeper {
  readonly #machines: Machines;
  readonly #report: Ec2Options['report'];
  readonly #lanes: Lanes;
  readonly #failures = new Map<string, number>();
  readonly #retries = new Map<string, Timer>();

  constructor(machines: Machines, { report, engineWidth = 4 }: Ec2Options) {
    this.#machines = machines;
    this.#report = report;
    this.#lanes = createLanes(engineWidth, (id) => this.#work(id));
  }

  request(id: string): void {
    this.#lanes.request(id);
  }

  idle(): Promise<void> {
    return this.#lanes.idle();
  }

  close(): Promise<void> {
    for (const retry of this.#retries.values()) retry.cancel();
    return this.#lanes.close();
  }

  async #work(id: string): Promise<void> {
    try {
      await converge(this.#machines, id);
      this.#failures.delete(id);
      this.#retries.delete(id);
    } catch (error) {
      this.#failed(id, describe(error));
    }
  }

  #failed(id: string, words: string): void {
    const { state } = this.#machines;
    const count = (this.#failures.get(id) ?? 0) + 1;
    this.#failures.set(id, count);
    this.#report?.(`The engine could not do its work for ${id} (attempt ${count}): ${words}`);
    if (count >= LAUNCH_ATTEMPTS) giveUpLaunch(state, id, words);
    this.#retries.get(id)?.cancel();
    const again = state.clock.at(state.clock.now() + waitMs(count), () => this.request(id));
    this.#retries.set(id, again);
  }
}

function converge(machines: Machines, id: string): Promise<void> {
  if (id.startsWith('vol-')) return convergeVolume(machines, id);
  if (id.startsWith('eipalloc-')) return convergeAddress(machines, id);
  return convergeInstance(machines, id);
}

function waitMs(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (failures - 1));
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
