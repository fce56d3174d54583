import type { DatabaseSync } from 'node:sqlite';

const SCHEMA =
  'CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID';

/** What the cloud itself must remember from one run to the next. */
export class Settings {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    database.exec(SCHEMA);
    this.#database = database;
  }

  get(name: string): string | undefined {
    const row = this.#database.prepare('SELECT value FROM settings WHERE name = ?').get(name);
    return row === undefined ? undefined : String(row.value);
  }

  set(name: string, value: string): void {
    this.#database.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)').run(name, value);
  }
}
