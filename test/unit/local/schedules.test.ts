import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextDue, parseExpression } from '../../../local/schedules/parse-expression.ts';

const at = (iso: string) => Date.parse(iso);
const next = (expression: string, after: string, timeZone?: string) => {
  const due = nextDue(parseExpression(expression, timeZone), at(after), at('2026-01-01T00:00:30Z'));
  return due === undefined ? undefined : new Date(due).toISOString().replace('.000Z', 'Z');
};

describe('a schedule is due next', () => {
  test.each([
    ['rate(1 minute)', '2026-01-01T00:05:31Z', '2026-01-01T00:06:30Z'],
    ['rate(5 minutes)', '2026-01-01T00:00:30Z', '2026-01-01T00:05:30Z'],
    ['rate(1 day)', '2026-01-03T12:00:00Z', '2026-01-04T00:00:30Z'],
    ['at(2026-02-03T04:05:06)', '2026-01-01T00:00:00Z', '2026-02-03T04:05:06Z'],
    ['at(2026-02-03T04:05:06)', '2026-02-03T04:05:06Z', undefined],
    ['cron(0 * * * ? *)', '2026-01-01T10:00:00Z', '2026-01-01T11:00:00Z'],
    ['cron(15 10 ? * MON-FRI *)', '2026-01-02T10:15:00Z', '2026-01-05T10:15:00Z'],
    ['cron(0/20 9-17 ? * SUN,7 *)', '2026-01-03T17:40:00Z', '2026-01-04T09:00:00Z'],
    ['cron(0 0 L * ? *)', '2026-01-31T00:00:00Z', '2026-02-28T00:00:00Z'],
    ['cron(0 0 29 2 ? *)', '2026-01-01T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['cron(0 0 1 1 ? 2025)', '2026-01-01T00:00:00Z', undefined],
  ])('%s after %s', (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  test('by the clocks of its time zone, in summer and in winter', () => {
    expect(next('cron(0 9 * * ? *)', '2026-01-10T00:00:00Z', 'Europe/Berlin')).toBe('2026-01-10T08:00:00Z');
    expect(next('cron(0 9 * * ? *)', '2026-07-10T00:00:00Z', 'Europe/Berlin')).toBe('2026-07-10T07:00:00Z');
    expect(next('at(2026-07-10T09:00:00)', '2026-01-01T00:00:00Z', 'America/New_York')).toBe(
      '2026-07-10T13:00:00Z',
    );
  });

  test('an hour later when its time is skipped in spring, and once when it comes twice in autumn', () => {
    expect(next('cron(30 2 * * ? *)', '2026-03-29T00:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T01:30:00Z');
    const first = next('cron(30 2 * * ? *)', '2026-10-24T23:00:00Z', 'Europe/Berlin');
    expect(first).toBe('2026-10-25T00:30:00Z');
    expect(next('cron(30 2 * * ? *)', '2026-10-25T01:00:00Z', 'Europe/Berlin')).toBe('2026-10-26T01:30:00Z');
  });

  test('always later than asked', () => {
    const expression = fc.constantFrom(
      'rate(7 minutes)',
      'cron(*/7 * * * ? *)',
      'cron(30 2 ? * SUN *)',
      'cron(59 23 31 * ? *)',
    );
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe');
    const moment = fc.date({
      min: new Date('2026-01-01T01:00:00Z'),
      max: new Date('2030-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(expression, zone, moment, (text, timeZone, after) => {
        const due = nextDue(parseExpression(text, timeZone), after.getTime(), at('2026-01-01T00:00:00Z'));
        return due !== undefined && due > after.getTime();
      }),
    );
  });
});

test.each([
  'rate(0 minutes)',
  'rate(1 second)',
  'rate(x)',
  'at(tomorrow)',
  'every day',
  'cron(0 10 * * ?)',
  'cron(0 10 * * * *)',
  'cron(0 10 ? * ? *)',
  'cron(60 10 * * ? *)',
  'cron(0 10 * * MON-XXX *)',
  'cron(0 20-10 * * ? *)',
  'cron(0/0 1 * * ? *)',
])('%s is refused', (expression) => {
  expect(() => parseExpression(expression)).toThrow(/Invalid Schedule Expression/);
}); // prettier-ignore
