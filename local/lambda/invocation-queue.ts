import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS lambda_queue (
    id TEXT PRIMARY KEY,
    function TEXT NOT NULL,
    payload TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS lambda_dead_letters (
    id TEXT PRIMARY KEY,
    function TEXT NOT NULL,
    payload TEXT NOT NULL,
    error TEXT NOT NULL,
    at INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

/** An asynchronous invocation that is not done yet. */
export interface QueuedInvocation {
  id: string;
  /** Name or ARN. */
  function: string;
  payload: unknown;
  /** How often it has been tried. */
  attempts: number;
  /** Not before, in epoch milliseconds. */
  due: number;
}

/** An asynchronous invocation that was given up. */
export interface DeadLetter {
  id: string;
  function: string;
  payload: unknown;
  error: string;
  at: number;
}

/** The asynchronous invocations on disk. */
export class InvocationQueue {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    database.exec(SCHEMA);
    this.#database = database;
  }

  /** On disk when it returns, or with the transaction that it is called in. */
  add(nameOrArn: string, payload: unknown, due: number): QueuedInvocation {
    const queued = { id: randomUUID(), function: nameOrArn, payload, attempts: 0, due };
    this.#database
      .prepare('INSERT INTO lambda_queue VALUES (?, ?, ?, ?, ?)')
      .run(queued.id, nameOrArn, JSON.stringify(payload ?? null), 0, due);
    return queued;
  }

  all(): QueuedInvocation[] {
    const rows = this.#database.prepare('SELECT * FROM lambda_queue ORDER BY due').all();
    return rows.map((row) => ({
      id: String(row.id),
      function: String(row.function),
      payload: JSON.parse(String(row.payload)),
      attempts: Number(row.attempts),
      due: Number(row.due),
    }));
  }

  has({ id }: QueuedInvocation): boolean {
    return this.#database.prepare('SELECT 1 FROM lambda_queue WHERE id = ?').get(id) !== undefined;
  }

  postpone({ id, attempts, due }: QueuedInvocation): void {
    this.#database
      .prepare('UPDATE lambda_queue SET attempts = ?, due = ? WHERE id = ?')
      .run(attempts, due, id);
  }

  done({ id }: QueuedInvocation): void {
    this.#database.prepare('DELETE FROM lambda_queue WHERE id = ?').run(id);
  }

  /** To be called in one transaction with `done`. */
  bury({ id, function: name, payload }: QueuedInvocation, error: string, at: number): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO lambda_dead_letters VALUES (?, ?, ?, ?, ?)')
      .run(id, name, JSON.stringify(payload ?? null), error, at);
  }

  deadLetters(): DeadLetter[] {
    const rows = this.#database.prepare('SELECT * FROM lambda_dead_letters ORDER BY at').all();
    return rows.map((row) => ({
      id: String(row.id),
      function: String(row.function),
      payload: JSON.parse(String(row.payload)),
      error: String(row.error),
      at: Number(row.at),
    }));
  }
}
