import type { Change, Key } from '../ports/store.ts';

/** Takes a name for `owner`: the transaction is refused when someone has it. */
export function claim(name: Key, owner: string): Change {
  const item = { ...name, owner };
  return { kind: 'create', item };
}
