import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { KeyRange } from './dynalite.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS dynamodb (
    space TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    expires_at INTEGER,
    PRIMARY KEY (space, key)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS dynamodb_expiry ON dynamodb (expires_at) WHERE expires_at IS NOT NULL;
`;

/** Rows are read in pages of this size, so that a reader who stops early costs little. */
const PAGE_ROWS = 200;

interface Row {
  key: string;
  value: string;
}

/** Sorted key spaces (a table's items, an index, the tables themselves) in one SQLite table. */
export class KeySpaces {
  readonly #database: DatabaseSync;
  readonly #get: StatementSync;
  readonly #put: StatementSync;
  readonly #remove: StatementSync;
  readonly #pages = new Map<string, StatementSync>();
  readonly #kept = new Map<string, unknown>();

  constructor(database: DatabaseSync) {
    database.exec(SCHEMA);
    this.#database = database;
    this.#get = database.prepare('SELECT value FROM dynamodb WHERE space = ? AND key = ?');
    this.#put = database.prepare(
      'INSERT OR REPLACE INTO dynamodb (space, key, value, expires_at) VALUES (?, ?, ?, ?)',
    );
    this.#remove = database.prepare('DELETE FROM dynamodb WHERE space = ? AND key = ?');
  }

  get<Value>(space: string, key: string): Value | undefined {
    const text = this.getText(space, key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  /** Of what is read with every request and hardly ever written: kept in memory, and not to be changed. */
  getKept<Value>(space: string, key: string): Readonly<Value> | undefined {
    const name = `${space}\n${key}`;
    if (!this.#kept.has(name)) this.#kept.set(name, this.get(space, key));
    return this.#kept.get(name) as Value | undefined;
  }

  /** The stored JSON. */
  getText(space: string, key: string): string | undefined {
    const row = this.#get.get(space, key);
    return row === undefined ? undefined : String(row.value);
  }

  /** `expiresAt` in epoch seconds, for items that are to be swept. */
  put(space: string, key: string, value: object, expiresAt?: number): void {
    this.#kept.delete(`${space}\n${key}`);
    this.#put.run(space, key, JSON.stringify(value), expiresAt ?? null);
  }

  remove(space: string, key: string): void {
    this.#kept.delete(`${space}\n${key}`);
    this.#remove.run(space, key);
  }

  clear(space: string): void {
    this.#kept.clear();
    this.#database.prepare('DELETE FROM dynamodb WHERE space = ?').run(space);
  }

  /** The rows of a space within a range, in key order, page by page. */
  *rows(space: string, range: KeyRange = {}): Generator<Row> {
    let rest = range;
    for (;;) {
      const page = this.#page(space, rest);
      yield* page;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE_ROWS) return;
      rest = after(rest, last.key);
    }
  }

  /** Keys of items in `space` whose time has come, oldest first, at most `limit`. */
  expired(nowSeconds: number, limit: number): { space: string; key: string }[] {
    const rows = this.#database
      .prepare('SELECT space, key FROM dynamodb WHERE expires_at <= ? ORDER BY expires_at LIMIT ?')
      .all(nowSeconds, limit);
    return rows.map(({ space, key }) => ({ space: String(space), key: String(key) }));
  }

  #page(space: string, range: KeyRange): Row[] {
    const { sql, bounds } = conditionsOf(range);
    const text = `SELECT key, value FROM dynamodb WHERE space = ? ${sql} LIMIT ${PAGE_ROWS}`;
    const statement = this.#pages.get(text) ?? this.#database.prepare(text);
    this.#pages.set(text, statement);
    return statement
      .all(space, ...bounds)
      .map(({ key, value }) => ({ key: String(key), value: String(value) }));
  }
}

function conditionsOf(range: KeyRange): { sql: string; bounds: string[] } {
  const conditions: [string, string | undefined][] = [
    ['AND key >= ?', range.gte],
    ['AND key > ?', range.gt],
    ['AND key <= ?', range.lte],
    ['AND key < ?', range.lt],
  ];
  const used = conditions.filter((condition): condition is [string, string] => condition[1] !== undefined);
  const order = range.reverse ? 'ORDER BY key DESC' : 'ORDER BY key';
  return { sql: [...used.map(([sql]) => sql), order].join(' '), bounds: used.map(([, bound]) => bound) };
}

/** The rest of a range once `key` has been read. */
function after(range: KeyRange, key: string): KeyRange {
  return range.reverse ? { ...range, lt: key, lte: undefined } : { ...range, gt: key, gte: undefined };
}
