import type { Item, Key, Store } from '../ports/store.ts';

/**
 * The records that a list of pointers leads to. The id is what follows `prefix` in a pointer's sort key.
 * A record that went away between the two reads is left out, as if the list had been read a moment later.
 */
export async function readPointed<T>(
  store: Store,
  list: { pk: string; prefix: string },
  keyOf: (id: string) => Key,
): Promise<Item<T>[]> {
  const pointers = await store.query(list.pk, { prefix: list.prefix });
  const items = await store.getMany<T>(pointers.map(({ sk }) => keyOf(sk.slice(list.prefix.length))));
  return items.filter((item) => item !== undefined);
}
