import { FILTERED } from './filtered.ts';

/** The mask where there is something to hide; nothing stays nothing. */
export function mask<T extends string | null | undefined>(value: T): T | typeof FILTERED {
  return value ? FILTERED : value;
}
