import { AwsError } from '../contracts/aws-error.ts';
import { type CronFields, nextCron, parseCron } from './cron.ts';
import { isTimeZone, toEpochMs, toWallMs } from './time-zone.ts';

/** When something is due: once, in equal steps, or by calendar. */
export type Schedule =
  | { kind: 'at'; epochMs: number }
  | { kind: 'rate'; everyMs: number }
  | { kind: 'cron'; fields: CronFields; timeZone: string };

const UNIT_MS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `at(2026-01-01T00:00:00)`, `rate(5 minutes)` or `cron(0 10 ? * MON-FRI *)`.
 * @throws AwsError ValidationException
 */
export function parseExpression(expression: string, timeZone = 'UTC'): Schedule {
  const [, kind = '', argument = ''] = /^(at|rate|cron)\((.*)\)$/.exec(expression.trim()) ?? [];
  if (!isTimeZone(timeZone)) throw new AwsError('ValidationException', `There is no time zone ${timeZone}.`);
  switch (kind) {
    case 'at':
      return { kind, epochMs: toEpochMs(wallMs(argument, expression), timeZone) };
    case 'rate':
      return { kind, everyMs: rateMs(argument, expression) };
    case 'cron':
      return { kind, fields: parseCron(argument, () => invalid(expression)), timeZone };
    default:
      throw invalid(expression);
  }
}

/** When a schedule is due next after `afterMs`; rates count from `sinceMs`. `undefined` when it never is again. */
export function nextDue(schedule: Schedule, afterMs: number, sinceMs: number): number | undefined {
  switch (schedule.kind) {
    case 'at':
      return schedule.epochMs > afterMs ? schedule.epochMs : undefined;
    case 'rate':
      return sinceMs + (Math.floor((afterMs - sinceMs) / schedule.everyMs) + 1) * schedule.everyMs;
    case 'cron':
      return nextOnWall(schedule, afterMs);
  }
}

/** Clocks that are put back show a time twice; its second coming is behind us already, and is passed over. */
function nextOnWall({ fields, timeZone }: Schedule & { kind: 'cron' }, afterMs: number): number | undefined {
  let wall = nextCron(fields, toWallMs(afterMs, timeZone));
  while (wall !== undefined && toEpochMs(wall, timeZone) <= afterMs) wall = nextCron(fields, wall);
  return wall === undefined ? undefined : toEpochMs(wall, timeZone);
}

function wallMs(text: string, expression: string): number {
  const wall = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  if (Number.isNaN(wall)) throw invalid(expression);
  return wall;
}

function rateMs(text: string, expression: string): number {
  const [, count = '', unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(text) ?? [];
  const everyMs = Number(count) * (UNIT_MS[unit] ?? 0);
  if (everyMs <= 0) throw invalid(expression);
  return everyMs;
}

function invalid(expression: string): AwsError {
  return new AwsError('ValidationException', `Invalid Schedule Expression ${expression}.`);
}
