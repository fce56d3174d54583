import type { LocalClock, Timer } from '../../contracts/local-clock.ts';
import type { Bell } from './bell.ts';
import { PowerOffError } from './power-off-error.ts';

/**
 * Counts what is under way and not resting. A test that moves the clock waits for `idle` in between, so that time
 * never passes in the middle of a request.
 */
export interface Pace {
  /** Runs something that counts as under way, except while it rests. */
  run(work: () => Promise<void>): Promise<void>;
  /**
   * Rests for so long on the clock (for ever when undefined), or until the bell rings.
   * @throws PowerOffError when the power goes
   */
  rest(ms: number | undefined, power: AbortSignal, bell?: Bell): Promise<void>;
  /** Resolves when everything that is under way rests. */
  idle(): Promise<void>;
  /** How often something has come under way: whoever looks twice sees whether anything did in between. */
  begun(): number;
}

export function createPace(clock: LocalClock): Pace {
  return new CountingPace(clock);
}

class CountingPace implements Pace {
  readonly #clock: LocalClock;
  #busy = 0;
  #begun = 0;
  #waiters: (() => void)[] = [];

  constructor(clock: LocalClock) {
    this.#clock = clock;
  }

  async run(work: () => Promise<void>): Promise<void> {
    this.#enter();
    try {
      await work();
    } finally {
      this.#leave();
    }
  }

  rest(ms: number | undefined, power: AbortSignal, bell?: Bell): Promise<void> {
    return new Promise((resolve, reject) => {
      let timer: Timer | undefined;
      let stopListening: (() => void) | undefined;
      // Under way again at the moment of waking, not when the promise is looked at: else the clock could run ahead.
      const waking = (over: () => void) => (): void => {
        timer?.cancel();
        stopListening?.();
        power.removeEventListener('abort', onPowerOff);
        this.#enter();
        over();
      };
      const onPowerOff = waking(() => reject(new PowerOffError()));
      this.#leave();
      if (power.aborted) return onPowerOff();
      power.addEventListener('abort', onPowerOff);
      timer =
        ms === undefined ? undefined : this.#clock.at(this.#clock.now() + Math.round(ms), waking(resolve));
      stopListening = bell?.listen(waking(resolve));
    });
  }

  async idle(): Promise<void> {
    if (this.#busy > 0) await new Promise<void>((wake) => this.#waiters.push(wake));
  }

  begun(): number {
    return this.#begun;
  }

  #enter(): void {
    this.#busy++;
    this.#begun++;
  }

  #leave(): void {
    this.#busy--;
    if (this.#busy > 0) return;
    for (const wake of this.#waiters) wake();
    this.#waiters = [];
  }
}
