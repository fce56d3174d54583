import { describe, expect, it } from 'vitest';
import { decideOutcome } from '../../../src/domain/deployment/decide-outcome.ts';
import { missedDeploys } from '../../../src/domain/deployment/missed-deploys.ts';

describe('what became of a deployment', () => {
  it.each([
    [{ total: 3, failed: 0, skipped: 0 }, 'successful', 'All of 3 commands succeeded.'],
    [{ total: 1, failed: 0, skipped: 0 }, 'successful', 'All of 1 command succeeded.'],
    [{ total: 0, failed: 0, skipped: 0 }, 'successful', 'All of 0 commands succeeded.'],
    [{ total: 3, failed: 1, skipped: 0 }, 'failed', '1 of 3 commands failed; their logs say why.'],
    [
      { total: 3, failed: 0, skipped: 1 },
      'successful',
      'All of 2 commands succeeded. 1 command skipped because the instance went away.',
    ],
    [
      { total: 4, failed: 1, skipped: 2 },
      'failed',
      '1 of 2 commands failed; their logs say why. 2 commands skipped because the instance went away.',
    ],
  ] as const)('%j', (tally, status, reason) => {
    expect(decideOutcome(tally)).toEqual({ status, reason });
  });
});

describe('deployments that a booting instance missed', () => {
  const built = '2026-01-05T12:00:00.500Z';

  it.each([
    ['2026-01-05T12:00:00.499Z', false],
    // In the same millisecond it can have been before or after: once too often is no harm.
    ['2026-01-05T12:00:00.500Z', true],
    ['2026-01-05T12:00:00.501Z', true],
  ])('one asked for at %s, documents made at 12:00:00.500: %s', (at, missed) => {
    expect(missedDeploys({ at: { 'app-1': at } }, built)).toEqual(missed ? ['app-1'] : []);
  });

  it('are all of them when no documents were made, and none when there are none', () => {
    expect(missedDeploys({ at: { b: built, a: built } }, '')).toEqual(['a', 'b']);
    expect(missedDeploys(undefined, '')).toEqual([]);
  });
});
