import { ConflictError } from '../domain/errors.ts';

const ATTEMPTS = 12;

/**
 * Reads, decides and writes again when somebody else wrote in between. `attempt` must begin with its reads.
 * The pauses are random and short: two writers of one item must not meet again at once.
 * @throws ConflictError when the item is still contended after the last attempt
 */
export async function retryOnConflict<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ConflictError) || tries === ATTEMPTS) throw error;
      await pause(Math.random() * Math.min(200, 5 * 2 ** tries));
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
