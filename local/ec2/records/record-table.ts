import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** Records of one kind by id, in the order in which they were first written. */
export interface RecordTable<R extends { id: string }> {
  get(id: string): R | undefined;
  all(): R[];
  /** Records with this value at `path` (`state`, `attachment.instanceId`); paths in `indexed` need no scan. */
  having(path: string, value: SQLInputValue): R[];
  put(record: R): void;
  remove(id: string): void;
}

type Row = { record: string };

/** Opens (and makes, when missing) the table `name`. Each record is one JSON document. */
export function recordTable<R extends { id: string }>(
  database: DatabaseSync,
  name: string,
  indexed: readonly string[] = [],
): RecordTable<R> {
  database.exec(
    `CREATE TABLE IF NOT EXISTS ${name} (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL) STRICT`,
  );
  for (const path of indexed)
    database.exec(
      `CREATE INDEX IF NOT EXISTS ${name}_${path.replaceAll('.', '_')} ON ${name} (record ->> '$.${path}')`,
    );

  const byId = database.prepare(`SELECT record FROM ${name} WHERE id = ?`);
  const inOrder = database.prepare(`SELECT record FROM ${name} ORDER BY seq`);
  const upsert = database.prepare(
    `INSERT INTO ${name} (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record`,
  );
  const deletion = database.prepare(`DELETE FROM ${name} WHERE id = ?`);
  const parse = (row: unknown): R => JSON.parse((row as Row).record) as R;

  const byPaths = new Map<string, StatementSync>();
  const byPath = (path: string): StatementSync => {
    const sql = `SELECT record FROM ${name} WHERE record ->> '$.${path}' = ? ORDER BY seq`;
    const statement = byPaths.get(path) ?? database.prepare(sql);
    byPaths.set(path, statement);
    return statement;
  };

  return {
    get: (id) => {
      const row = byId.get(id);
      return row === undefined ? undefined : parse(row);
    },
    all: () => inOrder.all().map(parse),
    having: (path, value) => byPath(path).all(value).map(parse),
    put: (record) => void upsert.run(record.id, JSON.stringify(record)),
    remove: (id) => void deletion.run(id),
  };
}
