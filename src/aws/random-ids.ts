import { randomBytes, randomUUID } from 'node:crypto';
import type { Ids } from '../ports/ids.ts';

/** Ids from the operating system's random source. */
export function createRandomIds(): Ids {
  return { guid: () => randomUUID(), hex: (bytes) => randomBytes(bytes).toString('hex') };
}
