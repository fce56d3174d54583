import type { DatabaseSync } from 'node:sqlite';
import type { DeclaredRule } from '../serverless/declared-cloud.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS events_rules (
    name TEXT PRIMARY KEY,
    rule TEXT NOT NULL,
    declared INTEGER NOT NULL,
    since INTEGER NOT NULL,
    due INTEGER
  ) WITHOUT ROWID;
`;

export interface StoredRule extends DeclaredRule {
  /** Rates count from here, in epoch milliseconds. */
  since: number;
  /** When its schedule is due next. */
  due?: number;
}

/** The rules, those of serverless.yml and those made by calls, and when scheduled ones are due. */
export class RuleStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    database.exec(SCHEMA);
    this.#database = database;
  }

  all(): StoredRule[] {
    return this.#database.prepare('SELECT * FROM events_rules ORDER BY name').all().map(toRule);
  }

  get(name: string): StoredRule | undefined {
    const row = this.#database.prepare('SELECT * FROM events_rules WHERE name = ?').get(name);
    return row === undefined ? undefined : toRule(row);
  }

  put({ since, due, ...rule }: StoredRule, declared = false): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO events_rules VALUES (?, ?, ?, ?, ?)')
      .run(rule.name, JSON.stringify(rule), Number(declared), since, due ?? null);
  }

  setDue(name: string, due: number | undefined): void {
    this.#database.prepare('UPDATE events_rules SET due = ? WHERE name = ?').run(due ?? null, name);
  }

  remove(name: string): void {
    this.#database.prepare('DELETE FROM events_rules WHERE name = ?').run(name);
  }

  /** Rules that serverless.yml no longer declares. */
  removeUndeclared(names: readonly string[]): void {
    const stored = this.#database.prepare('SELECT name FROM events_rules WHERE declared = 1').all();
    for (const { name } of stored) if (!names.includes(String(name))) this.remove(String(name));
  }
}

function toRule(row: Record<string, unknown>): StoredRule {
  const due = row.due === null ? undefined : Number(row.due);
  return { ...JSON.parse(String(row.rule)), since: Number(row.since), due };
}
