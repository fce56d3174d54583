import type { Clock } from '../../src/ports/clock.ts';

export interface ManualClock extends Clock {
  advance(milliseconds: number): void;
  set(time: Date | string): void;
}

/** A clock that stands still until a test moves it. */
export function createManualClock(start: Date | string = '2026-01-05T12:00:00Z'): ManualClock {
  let now = new Date(start);
  return {
    now: () => new Date(now),
    advance: (milliseconds) => {
      now = new Date(now.getTime() + milliseconds);
    },
    set: (time) => {
      now = new Date(time);
    },
  };
}
