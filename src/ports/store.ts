export interface Key {
  pk: string;
  sk: string;
}

/**
 * A stored item. `version` is kept by the store: 1 at creation, one more at each replacement.
 * All other members are plain JSON values; members that are `undefined` are not stored.
 * `expiresAt` (epoch seconds), where present, lets the store drop the item some time after.
 */
export type Item<T = Record<string, unknown>> = T & Key & { version: number; expiresAt?: number };

/** An item as its writer gives it: the store sets the version. */
export type NewItem<T = Record<string, unknown>> = T & Key & { expiresAt?: number };

/** Any record: the second form lets a literal have members that the first does not name. */
type Writable<T> = T | (T & Record<string, unknown>);

export type Change =
  /** The key must be free. */
  | { kind: 'create'; item: Writable<NewItem<object>> }
  /** The item must still be at the version that was read. */
  | { kind: 'replace'; item: Writable<Item<object>> }
  /** Whatever was there is replaced. */
  | { kind: 'put'; item: Writable<NewItem<object>> }
  /** With `version`, only if it is still that one; removing what is not there is no error otherwise. */
  | { kind: 'remove'; key: Key; version?: number }
  /** Nothing is written, but the item must still be at this version (0: must not exist). */
  | { kind: 'check'; key: Key; version: number };

export interface QueryOptions {
  /** Only sort keys that begin with this. */
  prefix?: string;
  /** Only sort keys strictly greater than this. */
  after?: string;
  /** Only sort keys strictly smaller than this. */
  before?: string;
  limit?: number;
  /** From the greatest sort key down. */
  descending?: boolean;
}

/**
 * The state of the control plane. Every read is consistent: what a finished write wrote is seen.
 * @throws UnavailableError when throttled beyond the adapter's own retries
 */
export interface Store {
  get<T>(key: Key): Promise<Item<T> | undefined>;
  /** In the order of the keys, `undefined` where there is none. Any number of keys. */
  getMany<T>(keys: readonly Key[]): Promise<(Item<T> | undefined)[]>;
  /** All pages, in sort key order. */
  query<T>(pk: string, options?: QueryOptions): Promise<Item<T>[]>;
  /**
   * All changes or none. 1 to 100 changes, each of another key.
   * @throws ConflictError when a condition does not hold, or another transaction is at one of the items
   */
  write(changes: readonly Change[]): Promise<void>;
}
