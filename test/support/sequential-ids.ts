import type { Ids } from '../../src/ports/ids.ts';

/** Ids that count up from 1: the same test makes the same ids in every run. */
export function createSequentialIds(): Ids {
  let last = 0;
  const next = (digits: number) => {
    last += 1;
    return last.toString(16).padStart(digits, '0').slice(-digits);
  };
  return {
    guid: () => `00000000-0000-4000-8000-${next(12)}`,
    hex: (bytes) => next(bytes * 2),
  };
}
