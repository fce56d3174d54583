import { randomUUID } from 'node:crypto';
import { Busy } from '../../activity/busy.ts';
import type { EmitEvent } from '../../contracts/cloud-event.ts';
import type { InvokeFunction } from '../../contracts/invoke-function.ts';
import type { LocalClock } from '../../contracts/local-clock.ts';
import type { Faults } from '../../faults/faults.ts';
import type { Event } from '../core/event.ts';
import type { Execution } from '../core/execution.ts';
import type { Step } from '../core/step.ts';
import type { World } from '../core/world.ts';
import type { ExecutionStore } from '../store/execution-store.ts';
import { Closings } from './closings.ts';
import { DeedDoer } from './deed-doer.ts';
import type { Executions } from './executions.ts';
import { LiveExecution } from './live-execution.ts';
import type { MachineLibrary } from './machine-library.ts';
import { NotRunningError } from './not-running-error.ts';
import { Worker } from './worker.ts';

export interface RuntimeOptions {
  store: ExecutionStore;
  library: MachineLibrary;
  clock: LocalClock;
  invoke: InvokeFunction;
  emit: EmitEvent;
  faults: Faults;
}

/** The open executions in memory, and all that is under way for them. The store knows everything it needs to start. */
export class Runtime implements Executions {
  readonly #options: RuntimeOptions;
  readonly #live = new Map<string, LiveExecution>();
  readonly #busy = new Busy();
  readonly #closings = new Closings();
  readonly #deeds: DeedDoer;
  #phase: 'new' | 'running' | 'closed' = 'new';

  constructor(options: RuntimeOptions) {
    this.#options = options;
    const { store, emit, clock } = options;
    this.#deeds = new DeedDoer({
      store,
      emit,
      clock,
      busy: this.#busy,
      post: (arn, event) => this.post(arn, event),
    });
  }

  /** Goes on with everything that was open, and with the deeds that were not done, when the last run ended. */
  start(): void {
    this.#phase = 'running';
    const pending = this.#options.store.pendingDeeds();
    const opened = this.#options.store.open().map((execution) => this.#open(execution));
    for (const live of opened) live.resume();
    this.#deeds.doAll(pending);
  }

  get library(): MachineLibrary {
    return this.#options.library;
  }

  find(arn: string): Execution | undefined {
    return this.#live.get(arn)?.execution ?? this.#options.store.find(arn);
  }

  world(): World {
    return { now: this.#options.clock.now(), random: Math.random, uuid: randomUUID };
  }

  admit(step: Step): void {
    this.#commit(undefined, step);
    this.#open(step.execution).resume();
  }

  post(arn: string, event: Event): Promise<boolean> {
    return this.#busy.during(async () => {
      this.#requireRunning();
      return this.#live.get(arn)?.post(event) ?? false;
    });
  }

  idle(): Promise<void> {
    return this.#busy.idle();
  }

  /** From here on nothing is begun and nothing written; resolves when what was running has noticed. */
  async close(): Promise<void> {
    this.#phase = 'closed';
    this.#deeds.close();
    for (const live of this.#live.values()) live.cancel();
    await this.#busy.idle();
  }

  #open(execution: Execution): LiveExecution {
    const { arn } = execution;
    const worker = new Worker({
      ...this.#options,
      execution: arn,
      busy: this.#busy,
      closings: this.#closings,
      executions: this,
    });
    const live = new LiveExecution({
      execution,
      machine: this.#options.library.machineOf(execution),
      world: () => this.world(),
      commit: (before, step) => this.#commit(before, step),
      begin: (work) => worker.begin(work),
    });
    this.#live.set(arn, live);
    return live;
  }

  #requireRunning(): void {
    if (this.#phase !== 'running') throw new NotRunningError();
  }

  #commit(before: Execution | undefined, step: Step): void {
    this.#requireRunning();
    const deeds = this.#options.store.commit(before, step);
    if (step.execution.ending !== undefined) {
      this.#live.delete(step.execution.arn);
      this.#closings.tell(step.execution);
    }
    this.#deeds.doAll(deeds);
  }
}
