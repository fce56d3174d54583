import { setTimeout } from 'node:timers/promises';
import { BenchError } from '../bench-error.ts';

/** How often the API is asked, and so how exact what is seen through it is. Each question also costs the system. */
const PAUSE_MS = 50;
const LIMIT_MS = 10 * 60_000;

/** Asks until there is an answer. The API has no other way to tell. @throws BenchError when there is none in time */
export async function poll<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + LIMIT_MS;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await setTimeout(PAUSE_MS);
  }
  throw new BenchError(`${what}: not within ${LIMIT_MS / 60_000} minutes.`);
}
