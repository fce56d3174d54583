import { type ManualClock, manualClock } from '../../../local/clock/manual-clock.ts';

/** Pauses up to this long are those of retries, of the SDK's and of our own. */
const LONGEST_PAUSE_MS = 10_000 - 1;

/**
 * Takes this process out of real time: `new Date()` shows the clock that is answered, for everything in the process,
 * and the pauses of retries are over at once. Time limits of calls and functions stay in real time: they are there
 * for what hangs.
 */
export function leaveRealTime(start: number): ManualClock {
  const clock = manualClock(start);
  globalThis.Date = dateOf(clock);
  const { setTimeout } = globalThis;
  const hurried = (run: () => void, ms?: number, ...rest: []) =>
    setTimeout(run, ms !== undefined && ms <= LONGEST_PAUSE_MS ? 0 : ms, ...rest);
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
