import { ConflictError } from '../../src/domain/errors.ts';
import type { Change, Item, Key, QueryOptions, Store } from '../../src/ports/store.ts';
import { copyJson } from './copy-json.ts';

export type StoreCall =
  | { operation: 'get'; key: Key }
  | { operation: 'getMany'; keys: readonly Key[] }
  | { operation: 'query'; pk: string; options: QueryOptions }
  | { operation: 'write'; changes: readonly Change[] };

/** Where a test lets the store fail: a hook that throws is an error of the call. */
export interface StoreFaults {
  /** Before anything is read or written. */
  before?(call: StoreCall): void;
  /** After it was done: an error here is a lost answer. */
  after?(call: StoreCall): void;
}

export interface MemoryStore extends Store {
  /** Everything there is, by partition and sort key. */
  all(): Item[];
  /** Drops what DynamoDB's time to live would have dropped by then. */
  dropExpired(now: Date): void;
}

/** The Store port in memory, with the same rules as the DynamoDB adapter (both pass `storeContract`). */
export function createMemoryStore(faults: StoreFaults = {}): MemoryStore {
  const items = new Map<string, Item>();

  async function run<R>(call: StoreCall, work: () => R): Promise<R> {
    faults.before?.(call);
    const result = work();
    faults.after?.(call);
    return result;
  }

  const read = (key: Key) => copyJson(items.get(address(key)));

  return {
    get: <T>(key: Key) => run({ operation: 'get', key }, () => read(key) as Item<T> | undefined),
    getMany: <T>(keys: readonly Key[]) =>
      run({ operation: 'getMany', keys }, () => keys.map((key) => read(key) as Item<T> | undefined)),
    query: <T>(pk: string, options: QueryOptions = {}) =>
      run({ operation: 'query', pk, options }, () => select(items.values(), pk, options) as Item<T>[]),
    write: (changes) => run({ operation: 'write', changes }, () => apply(items, copyJson(changes))),
    all: () => [...items.values()].sort(byKey).map(copyJson),
    dropExpired: (now) => {
      const seconds = now.getTime() / 1000;
      for (const [at, { expiresAt }] of items)
        if (expiresAt !== undefined && expiresAt < seconds) items.delete(at);
    },
  };
}

function apply(items: Map<string, Item>, changes: readonly Change[]): void {
  refuseBadShape(changes);
  const broken = changes.findIndex(
    (change) => !holds(change, items.get(address(keyOf(change)))?.version ?? 0),
  );
  if (broken >= 0)
    throw new ConflictError(`the condition of change ${broken + 1} of ${changes.length} does not hold`);
  for (const change of changes) applyOne(items, change);
}

function refuseBadShape(changes: readonly Change[]): void {
  if (changes.length < 1 || changes.length > 100)
    throw new RangeError(`a write has 1 to 100 changes, not ${changes.length}`);
  const distinct = new Set(changes.map((change) => address(keyOf(change))));
  if (distinct.size < changes.length) throw new RangeError('two changes of one write have the same key');
}

/** `current` is the stored version, 0 where there is no item. */
function holds(change: Change, current: number): boolean {
  switch (change.kind) {
    case 'create':
      return current === 0;
    case 'replace':
      return current === change.item.version;
    case 'check':
      return current === change.version;
    case 'remove':
      return change.version === undefined || current === change.version;
    case 'put':
      return true;
  }
}

function applyOne(items: Map<string, Item>, change: Change): void {
  const at = address(keyOf(change));
  switch (change.kind) {
    case 'create':
    case 'replace':
    case 'put':
      items.set(at, { ...change.item, version: (items.get(at)?.version ?? 0) + 1 });
      return;
    case 'remove':
      items.delete(at);
      return;
    case 'check':
      return;
  }
}

function select(items: Iterable<Item>, pk: string, options: QueryOptions): Item[] {
  const found = [...items].filter((item) => item.pk === pk && isWithin(item.sk, options)).sort(byKey);
  if (options.descending) found.reverse();
  return found.slice(0, options.limit).map(copyJson);
}

function isWithin(sk: string, { prefix, after, before }: QueryOptions): boolean {
  if (prefix !== undefined && !sk.startsWith(prefix)) return false;
  if (after !== undefined && compare(sk, after) <= 0) return false;
  return before === undefined || compare(sk, before) < 0;
}

function byKey(a: Key, b: Key): number {
  return compare(a.pk, b.pk) || compare(a.sk, b.sk);
}

/** DynamoDB's order: by UTF-8 bytes, which differs from JavaScript's beyond the basic plane. */
function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function keyOf(change: Change): Key {
  return 'key' in change ? change.key : change.item;
}

function address({ pk, sk }: Key): string {
  return JSON.stringify([pk, sk]);
}
