/** The values of each field of a cron expression; `lastDay` stands for the last day of a month. */
export interface CronFields {
  minutes: Set<number>;
  hours: Set<number>;
  days: Set<number>;
  lastDay: boolean;
  months: Set<number>;
  /** 1 (Sunday) to 7 */
  weekdays: Set<number>;
  years: Set<number>;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const DAY_MS = 86_400_000;
/** Longer than between two leap days that are ten years' exceptions apart: whatever comes, comes within it. */
const MOST_DAYS = 366 * 12;

/** Reads `minutes hours day-of-month month day-of-week year`, as EventBridge writes it. */
export function parseCron(text: string, invalid: () => Error): CronFields {
  const [minutes, hours, days, months, weekdays, years, ...more] = text.trim().split(/\s+/);
  if (years === undefined || more.length > 0 || (days === '?') === (weekdays === '?')) throw invalid();
  const read = (field: string | undefined, from: number, to: number, names: string[] = []): Set<number> =>
    readField(field ?? '', { from, to, names }, invalid);
  return {
    minutes: read(minutes, 0, 59),
    hours: read(hours, 0, 23),
    days: days === 'L' ? new Set() : read(days, 1, 31),
    lastDay: days === 'L',
    months: read(months, 1, 12, MONTHS),
    weekdays: read(weekdays, 1, 7, WEEKDAYS),
    years: read(years, 1970, 2199),
  };
}

interface Range {
  from: number;
  to: number;
  /** Names of the values, from `from` on. */
  names: string[];
}

function readField(field: string, range: Range, invalid: () => Error): Set<number> {
  const values = field.split(',').flatMap((part) => readPart(part, range));
  if (values.length === 0 || values.some((value) => !(value >= range.from && value <= range.to)))
    throw invalid();
  return new Set(values);
}

/** `*`, `?`, `5`, `MON-FRI`, `0/15` or `10-20/2`; what is none of them gives NaN. */
function readPart(part: string, { from, to, names }: Range): number[] {
  const [span = '', step] = part.split('/');
  const number = (text: string): number => {
    const named = names.indexOf(text.toUpperCase());
    if (named >= 0) return from + named;
    return /^\d+$/.test(text) ? Number(text) : Number.NaN;
  };
  const [first, last] = span === '*' || span === '?' ? [from, to] : span.split('-').map(number);
  const end = last ?? (step === undefined ? first : to);
  const every = step === undefined ? 1 : number(step);
  if (first === undefined || end === undefined || !(every > 0) || !(first <= end)) return [Number.NaN];
  return Array.from({ length: Math.floor((end - first) / every) + 1 }, (_, index) => first + index * every);
}

/** The next time after `wallMs` that meets the fields, both on the clock on the wall; `undefined` when there is none. */
export function nextCron(fields: CronFields, wallMs: number): number | undefined {
  const firstDay = Math.floor(wallMs / DAY_MS) * DAY_MS;
  for (let day = 0; day < MOST_DAYS; day++) {
    const midnight = firstDay + day * DAY_MS;
    if (!isDay(fields, new Date(midnight))) continue;
    const time = timesOf(fields).find((ms) => midnight + ms > wallMs);
    if (time !== undefined) return midnight + time;
  }
  return undefined;
}

function isDay({ days, lastDay, months, weekdays, years }: CronFields, date: Date): boolean {
  const isLast = new Date(date.getTime() + DAY_MS).getUTCDate() === 1;
  return (
    years.has(date.getUTCFullYear()) &&
    months.has(date.getUTCMonth() + 1) &&
    weekdays.has(date.getUTCDay() + 1) &&
    (lastDay ? isLast : days.has(date.getUTCDate()))
  );
}

/** Milliseconds after midnight, rising. */
function timesOf({ hours, minutes }: CronFields): number[] {
  const times = [...hours].flatMap((hour) => [...minutes].map((minute) => (hour * 60 + minute) * 60_000));
  return times.sort((a, b) => a - b);
}
