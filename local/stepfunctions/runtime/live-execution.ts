import type { Event } from '../core/event.ts';
import type { Execution } from '../core/execution.ts';
import { type Step, step } from '../core/step.ts';
import type { World } from '../core/world.ts';
import type { Machine } from '../language/machine.ts';
import { type Begin, UnderWay } from './under-way.ts';

export interface LiveOptions {
  machine: Machine;
  execution: Execution;
  /** The world as it is now. */
  world(): World;
  /** Puts a step on disk. Throws NotRunningError once the runtime is closed: nothing may happen any more. */
  commit(before: Execution, step: Step): void;
  begin: Begin;
}

/**
 * An open execution in memory: its events queue up here and are taken one at a time.
 *
 *   event ──▶ step (pure) ──▶ commit (one transaction) ──▶ begin and give up work ──▶ next event
 *
 * A crash before the commit forgets the event, whose work is then begun again; a crash after it forgets only the
 * work, which is read back from what was committed.
 */
export class LiveExecution {
  readonly #options: LiveOptions;
  readonly #underWay: UnderWay;
  #execution: Execution;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#execution = options.execution;
    this.#underWay = new UnderWay(options.begin);
  }

  get execution(): Execution {
    return this.#execution;
  }

  /** Begins what the execution needs as it stands. */
  resume(): void {
    this.#underWay.follow(undefined, this.#execution);
  }

  /**
   * Takes an event after those before it; answers, once the step is on disk, whether it was still of use.
   * @throws NotRunningError
   */
  post(event: Event): Promise<boolean> {
    const taken = this.#last.then(() => this.#take(event));
    this.#last = taken.catch(() => {});
    return taken;
  }

  cancel(): void {
    this.#underWay.cancelAll();
  }

  async #take(event: Event): Promise<boolean> {
    const before = this.#execution;
    const next = await step(this.#options.machine, before, event, this.#options.world());
    if (!next.accepted) return false;
    this.#options.commit(before, next);
    this.#execution = next.execution;
    this.#underWay.follow(before, next.execution);
    return true;
  }
}
