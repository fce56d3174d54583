import type { Retrier } from '../language/machine.ts';

/** Milliseconds to wait before the next attempt, after `used` earlier retries; `chance` is 0 to 1, for the jitter. */
export function retryDelayMs(retrier: Retrier, used: number, chance: number): number {
  const backedOff = retrier.intervalSeconds * retrier.backoffRate ** used;
  const seconds = Math.min(backedOff, retrier.maxDelaySeconds ?? Infinity);
  return Math.round(seconds * 1000 * (retrier.jitter === 'FULL' ? chance : 1));
}
