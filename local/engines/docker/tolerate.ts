import { hasStatus } from './has-status.ts';

/** What the engine answers, or `undefined` when it refuses with one of these statuses: what was asked is so already. */
export async function tolerate<T>(statuses: readonly number[], asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (hasStatus(error, ...statuses)) return undefined;
    throw error;
  }
}
