import type { Change, Item } from '../ports/store.ts';

/**
 * Written beside every new member of a stack or layer, this moves the parent's version on.
 *
 *   create instance:  read layer v7 ──────────────── write instance + layer v8 ✓
 *   delete layer:        read layer v7, no members ───────────────── remove layer at v7 ✗ read again
 *
 * So a parent is never removed under a member that was added after the delete had looked.
 */
export function touch(parent: Item<object>): Change {
  return { kind: 'replace', item: parent };
}
