import type { DatabaseSync } from 'node:sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS scheduler_schedules (
    group_name TEXT NOT NULL,
    name TEXT NOT NULL,
    schedule TEXT NOT NULL,
    due INTEGER,
    PRIMARY KEY (group_name, name)
  ) WITHOUT ROWID;
`;

/** A schedule as its caller gave it, with what the scheduler adds. Times are epoch milliseconds. */
export interface StoredSchedule {
  group: string;
  name: string;
  expression: string;
  timezone: string;
  state: 'ENABLED' | 'DISABLED';
  description?: string;
  startMs?: number;
  endMs?: number;
  target: { arn: string; roleArn: string; input?: string };
  /** Whether it removes itself when it will never be due again. */
  deleteAfterCompletion: boolean;
  createdMs: number;
  modifiedMs: number;
  /** When it is due next; absent when it is disabled or never is again. */
  dueMs?: number;
}

export class ScheduleStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    database.exec(SCHEMA);
    this.#database = database;
  }

  get(group: string, name: string): StoredSchedule | undefined {
    const row = this.#database
      .prepare('SELECT * FROM scheduler_schedules WHERE group_name = ? AND name = ?')
      .get(group, name);
    return row === undefined ? undefined : toSchedule(row);
  }

  all(): StoredSchedule[] {
    return this.#database
      .prepare('SELECT * FROM scheduler_schedules ORDER BY group_name, name')
      .all()
      .map(toSchedule);
  }

  due(nowMs: number): StoredSchedule[] {
    return this.#database
      .prepare('SELECT * FROM scheduler_schedules WHERE due <= ? ORDER BY due')
      .all(nowMs)
      .map(toSchedule);
  }

  nextDue(): number | undefined {
    const row = this.#database.prepare('SELECT min(due) AS due FROM scheduler_schedules').get();
    return row?.due === null || row === undefined ? undefined : Number(row.due);
  }

  put({ dueMs, ...schedule }: StoredSchedule): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO scheduler_schedules VALUES (?, ?, ?, ?)')
      .run(schedule.group, schedule.name, JSON.stringify(schedule), dueMs ?? null);
  }

  remove(group: string, name: string): void {
    this.#database
      .prepare('DELETE FROM scheduler_schedules WHERE group_name = ? AND name = ?')
      .run(group, name);
  }
}

function toSchedule(row: Record<string, unknown>): StoredSchedule {
  return { ...JSON.parse(String(row.schedule)), dueMs: row.due === null ? undefined : Number(row.due) };
}
