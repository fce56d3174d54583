import type { Change, Key } from '../../ports/store.ts';

/** DynamoDB's limit for one transaction. */
const MOST_CHANGES = 100;

/** @throws RangeError for a write that no store can take: none or over 100 changes, or two of the same key */
export function assertWritable(changes: readonly Change[]): void {
  if (changes.length < 1 || changes.length > MOST_CHANGES)
    throw new RangeError(`a write has 1 to ${MOST_CHANGES} changes, not ${changes.length}`);
  const keys = new Set(changes.map((change) => address('key' in change ? change.key : change.item)));
  if (keys.size < changes.length) throw new RangeError('two changes of one write have the same key');
}

function address({ pk, sk }: Key): string {
  return JSON.stringify([pk, sk]);
}
