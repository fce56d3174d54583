/**
 * An execution is one row, and one row for each of its branches while it is open, so that a step writes only what
 * it changed. `state` columns are JSON.
 */
export const TABLES = `
  CREATE TABLE IF NOT EXISTS sfn_executions (
    arn TEXT PRIMARY KEY,
    machine_arn TEXT NOT NULL,
    status TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    closed_at INTEGER,
    state TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS sfn_executions_by_start ON sfn_executions (machine_arn, started_at);
  CREATE INDEX IF NOT EXISTS sfn_executions_open ON sfn_executions (started_at) WHERE closed_at IS NULL;
  CREATE INDEX IF NOT EXISTS sfn_executions_closed ON sfn_executions (closed_at) WHERE closed_at IS NOT NULL;

  CREATE TABLE IF NOT EXISTS sfn_branches (
    execution TEXT NOT NULL,
    id INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (execution, id)
  ) WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS sfn_history (
    execution TEXT NOT NULL,
    id INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (execution, id)
  ) WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS sfn_deeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    deed TEXT NOT NULL
  );

  CREATE TABLE IF NOT EXISTS sfn_definitions (
    digest TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    definition TEXT NOT NULL
  ) WITHOUT ROWID;
`;
