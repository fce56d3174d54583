import type { DatabaseSync } from 'node:sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS cloudwatch_data (
    metric TEXT NOT NULL,
    minute INTEGER NOT NULL,
    sum REAL NOT NULL,
    count REAL NOT NULL,
    least REAL NOT NULL,
    greatest REAL NOT NULL,
    unit TEXT NOT NULL,
    PRIMARY KEY (metric, minute)
  ) WITHOUT ROWID;
`;
const MINUTE_MS = 60_000;
/** CloudWatch keeps minutes for 15 days. */
const KEPT_MS = 15 * 86_400_000;

export interface Metric {
  namespace: string;
  name: string;
  /** Sorted by name. */
  dimensions: [name: string, value: string][];
}

/** Values of one minute, or of several put together. Times are epoch milliseconds. */
export interface Statistics {
  startMs: number;
  sum: number;
  count: number;
  least: number;
  greatest: number;
  unit: string;
}

/** Metrics by the minute: what CloudWatch computes statistics and alarms from. */
export class MetricStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    database.exec(SCHEMA);
    this.#database = database;
  }

  add(metric: Metric, { startMs, sum, count, least, greatest, unit }: Statistics): void {
    this.#database
      .prepare(
        `INSERT INTO cloudwatch_data VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (metric, minute) DO UPDATE SET
          sum = sum + excluded.sum, count = count + excluded.count,
          least = min(least, excluded.least), greatest = max(greatest, excluded.greatest)`,
      )
      .run(keyOf(metric), Math.floor(startMs / MINUTE_MS), sum, count, least, greatest, unit);
  }

  metrics(): Metric[] {
    return this.#database
      .prepare('SELECT DISTINCT metric FROM cloudwatch_data')
      .all()
      .map(({ metric }) => toMetric(String(metric)));
  }

  /** Statistics per period of `periodMs` from `startMs` up to, not including, `endMs`; periods without data are left out. */
  read(metric: Metric, startMs: number, endMs: number, periodMs: number): Statistics[] {
    const rows = this.#database
      .prepare(
        'SELECT * FROM cloudwatch_data WHERE metric = ? AND minute >= ? AND minute < ? ORDER BY minute',
      )
      .all(keyOf(metric), Math.floor(startMs / MINUTE_MS), Math.ceil(endMs / MINUTE_MS));
    const periods = new Map<number, Statistics>();
    for (const minute of rows.map(toStatistics)) {
      const start = startMs + Math.floor((minute.startMs - startMs) / periodMs) * periodMs;
      periods.set(start, combine(periods.get(start), { ...minute, startMs: start }));
    }
    return [...periods.values()];
  }

  forgetOld(nowMs: number): void {
    this.#database
      .prepare('DELETE FROM cloudwatch_data WHERE minute < ?')
      .run(Math.floor((nowMs - KEPT_MS) / MINUTE_MS));
  }
}

function combine(a: Statistics | undefined, b: Statistics): Statistics {
  if (a === undefined) return b;
  return {
    ...a,
    sum: a.sum + b.sum,
    count: a.count + b.count,
    least: Math.min(a.least, b.least),
    greatest: Math.max(a.greatest, b.greatest),
  };
}

function keyOf({ namespace, name, dimensions }: Metric): string {
  return JSON.stringify([namespace, name, dimensions]);
}

function toMetric(key: string): Metric {
  const [namespace, name, dimensions] = JSON.parse(key);
  return { namespace, name, dimensions };
}

function toStatistics(row: Record<string, unknown>): Statistics {
  return {
    startMs: Number(row.minute) * MINUTE_MS,
    sum: Number(row.sum),
    count: Number(row.count),
    least: Number(row.least),
    greatest: Number(row.greatest),
    unit: String(row.unit),
  };
}
