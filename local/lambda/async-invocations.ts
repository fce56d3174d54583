import type { DatabaseSync } from 'node:sqlite';
import { Busy } from '../activity/busy.ts';
import type { LocalClock, Timer } from '../contracts/local-clock.ts';
import type { Faults } from '../faults/faults.ts';
import { inTransaction } from '../state/in-transaction.ts';
import type { Functions } from './functions.ts';
import { type DeadLetter, InvocationQueue, type QueuedInvocation } from './invocation-queue.ts';

/** Lambda waits a minute before the first retry and two before the second. */
const RETRY_AFTER_MS = [60_000, 120_000];

export interface AsyncInvocationsOptions {
  database: DatabaseSync;
  clock: LocalClock;
  functions: Functions;
  faults: Faults;
}

/**
 * Invocations that nobody waits for: on disk before they are accepted, run at least once, tried again as Lambda
 * does, and kept as dead letters when that does not help.
 *
 *   add ─→ on disk ─→ run ─→ done: removed
 *                      │ ↑
 *                failed└─┘ after 1 and 2 minutes, then a dead letter
 */
export class AsyncInvocations {
  readonly #options: AsyncInvocationsOptions;
  readonly #queue: InvocationQueue;
  readonly #busy = new Busy();
  readonly #timers = new Set<Timer>();
  #open = false;

  constructor(options: AsyncInvocationsOptions) {
    this.#options = options;
    this.#queue = new InvocationQueue(options.database);
  }

  /** Goes on with what was accepted before the last stop. */
  start(): void {
    this.#open = true;
    for (const queued of this.#queue.all()) this.#schedule(queued);
  }

  /**
   * Accepts an invocation; it is on disk when this returns, or with the transaction this is called in.
   * `due`, in epoch milliseconds, holds it back.
   * @throws AwsError ResourceNotFoundException when there is no such function
   */
  add(nameOrArn: string, payload: unknown, due = this.#options.clock.now()): void {
    this.#options.functions.find(nameOrArn);
    const queued = this.#queue.add(nameOrArn, payload, due);
    if (this.#open) this.#schedule(queued);
  }

  deadLetters(): DeadLetter[] {
    return this.#queue.deadLetters();
  }

  get busy(): Busy {
    return this.#busy;
  }

  /** What runs is finished, what waits stays on disk. */
  async close(): Promise<void> {
    this.#open = false;
    for (const timer of this.#timers) timer.cancel();
    await this.#busy.idle();
  }

  #schedule(queued: QueuedInvocation): void {
    if (queued.due > this.#options.clock.now()) this.#runWhenDue(queued);
    else void this.#busy.during(() => this.#runSoon(queued));
  }

  #runWhenDue(queued: QueuedInvocation): void {
    const timer = this.#options.clock.at(queued.due, () => {
      this.#timers.delete(timer);
      void this.#busy.during(() => this.#run(queued));
    });
    this.#timers.add(timer);
  }

  /** Not before the transaction that accepted it has ended: it could still be rolled back with its event. */
  async #runSoon(queued: QueuedInvocation): Promise<void> {
    await new Promise(setImmediate);
    if (this.#open && this.#queue.has(queued)) await this.#run(queued);
  }

  async #run(queued: QueuedInvocation): Promise<void> {
    const { functions, faults } = this.#options;
    try {
      if (faults.strikes('doubledInvocations')) await functions.invoke(queued.function, queued.payload);
      await functions.invoke(queued.function, queued.payload);
      this.#queue.done(queued);
    } catch (error) {
      this.#failed(queued, error);
    }
  }

  #failed(queued: QueuedInvocation, error: unknown): void {
    const { clock, functions } = this.#options;
    // A function that serverless.yml no longer has is not going to succeed.
    const mostRetries = functions.get(queued.function)?.declared.maximumRetryAttempts ?? 0;
    const wait = queued.attempts < mostRetries ? RETRY_AFTER_MS[queued.attempts] : undefined;
    if (wait === undefined) {
      this.#giveUp(queued, error);
      return;
    }
    const again = { ...queued, attempts: queued.attempts + 1, due: clock.now() + wait };
    this.#queue.postpone(again);
    if (this.#open) this.#schedule(again);
  }

  #giveUp(queued: QueuedInvocation, error: unknown): void {
    const { database, clock } = this.#options;
    console.error(`${queued.function} failed for good on an event: ${String(error)}`);
    inTransaction(database, () => {
      this.#queue.bury(queued, String(error), clock.now());
      this.#queue.done(queued);
    });
  }
}
