import { setTimeout } from 'node:timers/promises';
import { WalkError } from './walk-error.ts';

const PAUSE_MS = 300;

/**
 * Asks as a waiter does, only more often: the API has no other way to be told.
 * @param ask answers `undefined` as long as it is to be asked again
 * @throws WalkError naming `what`, after `minutes`
 */
export async function poll<T>(ask: () => Promise<T | undefined>, what: string, minutes: number): Promise<T> {
  const end = Date.now() + minutes * 60_000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await setTimeout(PAUSE_MS);
  }
  throw new WalkError(`${what} did not happen within ${minutes} minutes.`);
}
