import type { DatabaseSync, StatementSync } from 'node:sqlite';

const SQL = {
  execution: 'SELECT state FROM sfn_executions WHERE arn = ?',
  openExecutions: 'SELECT state FROM sfn_executions WHERE closed_at IS NULL ORDER BY started_at',
  listed: `SELECT state FROM sfn_executions WHERE machine_arn = ? AND (? IS NULL OR status = ?)
    ORDER BY started_at DESC, arn LIMIT ? OFFSET ?`,
  saveExecution: `INSERT INTO sfn_executions (arn, machine_arn, status, started_at, closed_at, state)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (arn) DO UPDATE SET status = excluded.status, closed_at = excluded.closed_at, state = excluded.state`,
  removeExecution: 'DELETE FROM sfn_executions WHERE arn = ?',
  oldest: 'SELECT arn FROM sfn_executions WHERE closed_at < ? ORDER BY closed_at LIMIT ?',
  branches: 'SELECT state FROM sfn_branches WHERE execution = ? ORDER BY id',
  saveBranch: `INSERT INTO sfn_branches (execution, id, state) VALUES (?, ?, ?)
    ON CONFLICT (execution, id) DO UPDATE SET state = excluded.state`,
  removeBranch: 'DELETE FROM sfn_branches WHERE execution = ? AND id = ?',
  addHistory: 'INSERT INTO sfn_history (execution, id, event) VALUES (?, ?, ?)',
  history: 'SELECT event FROM sfn_history WHERE execution = ? ORDER BY id LIMIT ? OFFSET ?',
  historyNewestFirst: 'SELECT event FROM sfn_history WHERE execution = ? ORDER BY id DESC LIMIT ? OFFSET ?',
  removeHistory: 'DELETE FROM sfn_history WHERE execution = ?',
  addDeed: 'INSERT INTO sfn_deeds (deed) VALUES (?)',
  deeds: 'SELECT id, deed FROM sfn_deeds ORDER BY id',
  removeDeed: 'DELETE FROM sfn_deeds WHERE id = ?',
  addDefinition: 'INSERT OR IGNORE INTO sfn_definitions (digest, name, definition) VALUES (?, ?, ?)',
  definition: 'SELECT name, definition FROM sfn_definitions WHERE digest = ?',
} as const;

export type Statements = Record<keyof typeof SQL, StatementSync>;

export function prepare(database: DatabaseSync): Statements {
  const prepared = Object.entries(SQL).map(([name, sql]) => [name, database.prepare(sql)]);
  return Object.fromEntries(prepared);
}
