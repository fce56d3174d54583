import type { LocalClock, Timer } from '../contracts/local-clock.ts';

/** A clock that stands still until a test moves it. */
export interface ManualClock extends LocalClock {
  /**
   * Moves time forward by `milliseconds`, running the timers that fall due in the order of their times.
   * `settled` is awaited before time moves on from each: work in flight is finished at the time it began.
   */
  advance(milliseconds: number, settled?: () => Promise<void>): Promise<void>;
  /** When the next timer is due, in epoch milliseconds; `undefined` when none waits. */
  nextDue(): number | undefined;
}

interface Waiting {
  dueMs: number;
  run: () => void;
}

/** A clock that shows `start` (epoch milliseconds) until it is advanced. */
export function manualClock(start: number): ManualClock {
  let now = start;
  const waiting = new Set<Waiting>();

  const earliest = (): Waiting | undefined => {
    let first: Waiting | undefined;
    for (const timer of waiting) if (first === undefined || timer.dueMs < first.dueMs) first = timer;
    return first;
  };

  const fire = (timer: Waiting): void => {
    if (waiting.delete(timer)) timer.run();
  };

  const at = (epochMs: number, run: () => void): Timer => {
    const timer = { dueMs: epochMs, run };
    waiting.add(timer);
    if (epochMs <= now) setImmediate(fire, timer);
    return { cancel: () => waiting.delete(timer) };
  };

  const advance = async (milliseconds: number, settled = async (): Promise<void> => {}): Promise<void> => {
    const end = now + milliseconds;
    await settled();
    for (let next = earliest(); next !== undefined && next.dueMs <= end; next = earliest()) {
      now = Math.max(now, next.dueMs);
      fire(next);
      await settled();
    }
    now = end;
  };

  return { now: () => now, at, advance, nextDue: () => earliest()?.dueMs };
}
