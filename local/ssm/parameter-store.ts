import type { DatabaseSync } from 'node:sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS ssm_parameters (
    name TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    version INTEGER NOT NULL,
    modified INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

export interface StoredParameter {
  name: string;
  type: string;
  value: string;
  version: number;
  modifiedMs: number;
}

/** Parameter Store's newest versions; a SecureString's value is its ciphertext. */
export class ParameterStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    database.exec(SCHEMA);
    this.#database = database;
  }

  get(name: string): StoredParameter | undefined {
    const row = this.#database.prepare('SELECT * FROM ssm_parameters WHERE name = ?').get(name);
    return row === undefined ? undefined : toParameter(row);
  }

  put(name: string, type: string, value: string, modifiedMs: number): StoredParameter {
    const version = (this.get(name)?.version ?? 0) + 1;
    this.#database
      .prepare('INSERT OR REPLACE INTO ssm_parameters VALUES (?, ?, ?, ?, ?)')
      .run(name, type, value, version, modifiedMs);
    return { name, type, value, version, modifiedMs };
  }

  /** Whether there was one. */
  remove(name: string): boolean {
    return this.#database.prepare('DELETE FROM ssm_parameters WHERE name = ?').run(name).changes > 0;
  }
}

function toParameter(row: Record<string, unknown>): StoredParameter {
  return {
    name: String(row.name),
    type: String(row.type),
    value: String(row.value),
    version: Number(row.version),
    modifiedMs: Number(row.modified),
  };
}
