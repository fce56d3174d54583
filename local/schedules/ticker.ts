import type { LocalClock, Timer } from '../contracts/local-clock.ts';

export interface TickerOptions {
  clock: LocalClock;
  /** When something is due next, in epoch milliseconds. */
  nextDue(): number | undefined;
  /** Does all that is due at `nowMs`, and moves `nextDue` past it. */
  run(nowMs: number): void;
}

/** Calls `run` whenever something is due; one timer for all. */
export class Ticker {
  readonly #options: TickerOptions;
  #timer: Timer | undefined;
  #open = false;

  constructor(options: TickerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#open = true;
    this.reset();
  }

  /** To be called when `nextDue` may have changed. */
  reset(): void {
    this.#timer?.cancel();
    const due = this.#open ? this.#options.nextDue() : undefined;
    this.#timer = due === undefined ? undefined : this.#options.clock.at(due, () => this.#tick());
  }

  close(): void {
    this.#open = false;
    this.reset();
  }

  #tick(): void {
    if (!this.#open) return;
    this.#options.run(this.#options.clock.now());
    this.reset();
  }
}
