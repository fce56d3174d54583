/** Agents that may look at once: each look is a handful of calls, of some 50 ms of a function. */
const LOOKS_PER_SECOND = 50;
/** Configure may not be late by more than this for anyone. */
const LONGEST = 300;

/**
 * Over how many seconds the wakes of a whole stack are spread, by chance on each machine: 0 for a stack of usual
 * size. All at once, the agents of thousands of machines would use up the account's concurrent functions.
 */
export function wakeSpreadSeconds(machines: number): number {
  return Math.min(LONGEST, Math.floor(machines / LOOKS_PER_SECOND));
}
