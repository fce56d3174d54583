import type { Change, Item } from '../ports/store.ts';
import { stackKey, stackListKey } from './keys.ts';
import type { StackRecord } from './stack-record.ts';

/** The writes that take a stack away, refused when it has changed or got a member since it was read. */
export function removeStack({ StackId, version }: Item<StackRecord>): Change[] {
  return [
    { kind: 'remove', key: stackKey(StackId), version },
    { kind: 'remove', key: stackListKey(StackId) },
  ];
}
