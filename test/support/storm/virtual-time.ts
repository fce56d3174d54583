import { type ManualClock, manualClock } from '../../../local/clock/manual-clock.ts';

/** What is shorter is a pause between two attempts, of the SDK's or of our own; what is longer, a time limit. */
const LONGEST_PAUSE_MS = 10_000;
/** How many times shorter pauses become: no time passes in them on the clock that counts. */
const HURRY = 50;

/**
 * Takes this process out of real time: `new Date()` shows the clock that is answered, for everything in the process,
 * and the pauses of retries are short. Time limits of calls and functions stay in real time: they are there for what
 * hangs.
 */
export function leaveRealTime(start: number): ManualClock {
  const clock = manualClock(start);
  globalThis.Date = dateOf(clock);
  const { setTimeout } = globalThis;
  const hurried = (run: () => void, ms = 0, ...rest: []) =>
    setTimeout(run, ms < LONGEST_PAUSE_MS ? ms / HURRY : ms, ...rest);
  globalThis.setTimeout = Object.assign(hurried, setTimeout) as typeof setTimeout;
  return clock;
}

function dateOf(clock: ManualClock): DateConstructor {
  const RealDate = Date;
  return class extends RealDate {
    constructor(...given: [] | [number]) {
      if (given.length === 0) super(clock.now());
      else super(...given);
    }

    static override now(): number {
      return clock.now();
    }
  } as DateConstructor;
}
