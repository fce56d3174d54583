import type { Item, Key, NewItem } from '../../ports/store.ts';

/**
 * How an item lies in the table. Its members are one map, `data`, so that an unconditional put can replace them
 * whole and still count the version up in the same update.
 */
export interface Row extends Key {
  version: number;
  data: object;
  expiresAt?: number;
  /** Which write made this version: a write that is sent twice recognises its own work. */
  writeId?: string;
}

export function dataOf({
  pk,
  sk,
  version,
  expiresAt,
  ...data
}: NewItem<object> & { version?: number }): object {
  return data;
}

export function itemOf<T>(row: Row): Item<T> {
  const { pk, sk, version, expiresAt, data } = row;
  return { ...data, pk, sk, version, ...(expiresAt === undefined ? {} : { expiresAt }) } as Item<T>;
}
