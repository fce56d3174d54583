// "Wall" times are what clocks of a time zone show, written as if they were UTC.

/** Whether there is a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What the clocks of `timeZone` show at this moment. */
export function toWallMs(epochMs: number, timeZone: string): number {
  return epochMs + offsetMs(epochMs, timeZone);
}

/**
 * The moment at which the clocks of `timeZone` show this. A time that is skipped in spring is taken an hour later;
 * of one that comes twice in autumn, the first.
 */
export function toEpochMs(wallMs: number, timeZone: string): number {
  const before = wallMs - offsetMs(wallMs - 86_400_000, timeZone);
  const after = wallMs - offsetMs(wallMs + 86_400_000, timeZone);
  return toWallMs(before, timeZone) === wallMs
    ? before
    : toWallMs(after, timeZone) === wallMs
      ? after
      : before;
}

function offsetMs(epochMs: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(epochMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
