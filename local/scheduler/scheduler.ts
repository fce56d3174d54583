import type { DatabaseSync } from 'node:sqlite';
import type { LocalClock } from '../contracts/local-clock.ts';
import { nextDue, parseExpression } from '../schedules/parse-expression.ts';
import { Ticker } from '../schedules/ticker.ts';
import type { DeclaredSchedule } from '../serverless/declared-cloud.ts';
import { inTransaction } from '../state/in-transaction.ts';
import { ScheduleStore, type StoredSchedule } from './schedule-store.ts';

/** The schedules of serverless.yml are kept apart from those that calls make. */
const DECLARED = 'serverless.yml';

export interface SchedulerOptions {
  database: DatabaseSync;
  clock: LocalClock;
  /** Hands a payload to a target's queue: on disk when it returns. */
  deliver(targetArn: string, payload: unknown): void;
}

/** Schedules that call a target: once, in steps or by calendar. A time that passed while the cloud was down is made up for once. */
export class Scheduler {
  readonly store: ScheduleStore;
  readonly #options: SchedulerOptions;
  readonly #ticker: Ticker;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.store = new ScheduleStore(options.database);
    this.#ticker = new Ticker({
      clock: options.clock,
      nextDue: () => this.store.nextDue(),
      run: (nowMs) => this.#run(nowMs),
    });
  }

  /** Makes the schedules of serverless.yml what they are there; one that has not changed keeps its time. */
  declare(schedules: readonly DeclaredSchedule[]): void {
    for (const { name, expression, timezone = 'UTC', targetArn, input } of schedules) {
      const old = this.store.get(DECLARED, name);
      if (old?.expression === expression && old.timezone === timezone && old.target.input === input) continue;
      const now = this.#options.clock.now();
      const target = { arn: targetArn, roleArn: '', input };
      const common = {
        state: 'ENABLED' as const,
        deleteAfterCompletion: false,
        createdMs: now,
        modifiedMs: now,
      };
      this.put({ ...common, group: DECLARED, name, expression, timezone, target });
    }
    this.#removeUndeclared(schedules);
  }

  start(): void {
    this.#ticker.start();
  }

  close(): void {
    this.#ticker.close();
  }

  /** Makes or replaces a schedule. @throws AwsError ValidationException for its expression */
  put(schedule: Omit<StoredSchedule, 'dueMs'>): void {
    this.store.put({ ...schedule, dueMs: firstDue(schedule) });
    this.#ticker.reset();
  }

  remove(group: string, name: string): void {
    this.store.remove(group, name);
    this.#ticker.reset();
  }

  #removeUndeclared(schedules: readonly DeclaredSchedule[]): void {
    for (const { group, name } of this.store.all()) {
      if (group === DECLARED && !schedules.some((each) => each.name === name)) this.remove(group, name);
    }
  }

  /** What a target gets and when it is due next are one change: a crash between them would call twice or never. */
  #run(nowMs: number): void {
    inTransaction(this.#options.database, () => {
      for (const schedule of this.store.due(nowMs)) {
        this.#options.deliver(schedule.target.arn, JSON.parse(schedule.target.input ?? '{}'));
        this.#moveOn(schedule, nowMs);
      }
    });
  }

  #moveOn(schedule: StoredSchedule, nowMs: number): void {
    const dueMs = dueAfter(schedule, nowMs);
    if (dueMs === undefined && schedule.deleteAfterCompletion)
      this.store.remove(schedule.group, schedule.name);
    else this.store.put({ ...schedule, dueMs });
  }
}

/** A one-time schedule of the past is due at once, as on AWS. */
function firstDue(schedule: Omit<StoredSchedule, 'dueMs'>): number | undefined {
  const parsed = parseExpression(schedule.expression, schedule.timezone);
  if (schedule.state === 'DISABLED') return undefined;
  return parsed.kind === 'at' ? parsed.epochMs : dueAfter(schedule, schedule.modifiedMs);
}

function dueAfter(schedule: Omit<StoredSchedule, 'dueMs'>, nowMs: number): number | undefined {
  const { startMs = 0, endMs = Number.POSITIVE_INFINITY } = schedule;
  const parsed = parseExpression(schedule.expression, schedule.timezone);
  const due = nextDue(parsed, Math.max(nowMs, startMs - 1), Math.max(schedule.createdMs, startMs));
  return due !== undefined && due <= endMs ? due : undefined;
}
