import type { Attributes, Callback, DynaliteStore, KeyRange, Space, TableDescription } from './dynalite.ts';
import type { IndexLag } from './index-lag.ts';
import { itemBytes } from './item-bytes.ts';
import type { KeySpaces } from './key-spaces.ts';
import { RowStream } from './row-stream.ts';

const MAX_ITEM_KB = 400;

/** Told of every item that is written or removed. */
type ItemWritten = (table: string, key: string, item: Attributes | undefined) => void;

interface StoreOptions {
  spaces: KeySpaces;
  indexLag: IndexLag;
  /** When an item of a table is to be swept, in epoch seconds. */
  expiryOf(table: string, item: Attributes): number | undefined;
  itemWritten: ItemWritten;
}

/** Our SQLite key spaces in the form that dynalite's actions work on. */
export function dynaliteStore({ spaces, indexLag, expiryOf, itemWritten }: StoreOptions): DynaliteStore {
  const tables = spaceOf(spaces, 'table');

  return {
    options: { maxItemSize: MAX_ITEM_KB * 1024, maxItemSizeKb: MAX_ITEM_KB },
    tableDb: { ...tables, awsAccountId: '000000000000', awsRegion: 'us-east-1' },
    getIndexDb: (kind, table, index) => indexOf(spaces, indexLag, indexSpace(kind, table, index)),
    getItemDb: (table) => ({
      ...spaceOf(spaces, itemSpace(table)),
      put(key, item, done) {
        const attributes = item as Attributes;
        if (itemBytes(attributes) > MAX_ITEM_KB * 1024) return done(itemTooLarge());
        spaces.put(itemSpace(table), key, item, expiryOf(table, attributes));
        itemWritten(table, key, attributes);
        done(null);
      },
      del(key, done) {
        spaces.remove(itemSpace(table), key);
        itemWritten(table, key, undefined);
        done(null);
      },
    }),
    getTable(
      name,
      checkStatus,
      done: Callback<TableDescription> = checkStatus as Callback<TableDescription>,
    ) {
      const table = spaces.getKept<TableDescription>('table', name);
      if (table === undefined) done(tableNotFound(name));
      else done(null, table);
    },
  };
}

/** The name of the key space that holds a table's items. */
export function itemSpace(table: string): string {
  return `item-${table}`;
}

export function indexSpace(kind: string, table: string, index: string): string {
  return `index-${kind.toLowerCase()}~${table}~${index}`;
}

/** An index's entries; what they were before is remembered for the fault mode. */
function indexOf(spaces: KeySpaces, lag: IndexLag, name: string): Space {
  const space = spaceOf(spaces, name);
  const remember = (key: string): void => lag.changed(name, key, spaces.getText(name, key));
  const values = function* (range?: KeyRange) {
    for (const { value } of lag.view(name, spaces.rows(name, range), range)) yield JSON.parse(value);
  };
  return {
    ...space,
    put(key, value, done) {
      remember(key);
      space.put(key, value, done);
    },
    del(key, done) {
      remember(key);
      space.del(key, done);
    },
    createValueStream: (range) => new RowStream(values(range)),
  };
}

function spaceOf(spaces: KeySpaces, name: string): Space {
  const values = function* (range?: KeyRange) {
    for (const { value } of spaces.rows(name, range)) yield JSON.parse(value);
  };
  const keys = function* (range?: KeyRange) {
    for (const { key } of spaces.rows(name, range)) yield key;
  };
  return {
    // Each action runs to its end before the next begins, so there is nothing to lock out.
    lock: (_key, run) => run((done) => done),
    get(key, done) {
      const value = spaces.get<object>(name, key);
      if (value === undefined) done(Object.assign(new Error('not found'), { name: 'NotFoundError' }));
      else done(null, value);
    },
    put(key, value, done) {
      spaces.put(name, key, value);
      done(null);
    },
    del(key, done) {
      spaces.remove(name, key);
      done(null);
    },
    createKeyStream: (range) => new RowStream(keys(range)),
    createValueStream: (range) => new RowStream(values(range)),
  };
}

function tableNotFound(name: string): Error {
  return refusal('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);
}

/** dynalite counts UTF-16 units; DynamoDB counts bytes. */
function itemTooLarge(): Error {
  return refusal('ValidationException', 'Item size has exceeded the maximum allowed size');
}

function refusal(code: string, message: string): Error {
  return Object.assign(new Error(message), { statusCode: 400, body: { __type: code, message } });
}
