import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkHostname } from '../../../src/domain/instance/check-hostname.ts';
import { decideSilence } from '../../../src/domain/instance/decide-silence.ts';
import { dueBucket } from '../../../src/domain/instance/due-bucket.ts';
import { type InstanceStatus, instanceStates } from '../../../src/domain/instance/instance-states.ts';
import { suggestHostname } from '../../../src/domain/instance/suggest-hostname.ts';
import { HOSTNAME_THEMES } from '../../../src/domain/stack/hostname-themes.ts';
import { SETTINGS } from '../../support/settings.ts';

const time = fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 });
const status = fc.constantFrom(...(Object.keys(instanceStates) as InstanceStatus[]));

describe('silence', () => {
  const snapshot = (Status: InstanceStatus, lastSeen: number, healthySince: number) => ({
    instance: { Status, Ec2InstanceId: 'i-1' },
    agent: { ec2InstanceId: 'i-1', epoch: 1, bootId: 'b', bucket: 0, lastSeen },
    healthySince,
  });

  it('is never counted while the control plane itself was away', () => {
    fc.assert(
      fc.property(status, time, fc.nat(1_000_000), fc.nat(299_999), (state, lastSeen, away, back) => {
        const healthySince = lastSeen + away;
        const now = new Date(healthySince + back);
        expect(decideSilence(snapshot(state, lastSeen, healthySince), SETTINGS, now).silent).toBe(false);
      }),
    );
  });

  it('loses only what was in service, and only what is silent', () => {
    fc.assert(
      fc.property(status, time, time, time, (state, lastSeen, healthySince, now) => {
        const silence = decideSilence(snapshot(state, lastSeen, healthySince), SETTINGS, new Date(now));
        if (!silence.lost) return;
        expect(silence.silent).toBe(true);
        expect(instanceStates[state].silent).toBe('connection_lost');
      }),
    );
  });

  it('always has a reason, a sentence', () => {
    fc.assert(
      fc.property(status, time, time, time, (state, lastSeen, healthySince, now) => {
        const { reason } = decideSilence(snapshot(state, lastSeen, healthySince), SETTINGS, new Date(now));
        expect(reason).toMatch(/^\S.*\.$/);
      }),
    );
  });
});

describe('the bucket of a deadline', () => {
  it('never goes back, and moves at most once in two and a half heartbeats', () => {
    fc.assert(
      fc.property(time, (deadline) => {
        const buckets = Array.from({ length: 30 }, (_, beat) => dueBucket(deadline + beat * 60_000));
        const moves = buckets.filter((bucket, index) => index > 0 && bucket !== buckets[index - 1]);
        expect(moves.length).toBeLessThanOrEqual(12);
        expect(buckets.toSorted((a, b) => a - b)).toEqual(buckets);
      }),
    );
  });
});

describe('a suggested host name', () => {
  const theme = fc.constantFrom(...Object.keys(HOSTNAME_THEMES));
  const shortname = fc.stringMatching(/^[a-z0-9_.-]{1,32}$/);

  it('is never one that is taken, and always one that a host can have', () => {
    fc.assert(
      fc.property(theme, shortname, fc.nat(60), (given, layer, count) => {
        const taken = new Set<string>();
        for (let index = 0; index <= count; index += 1) {
          const name = suggestHostname(given, layer, taken);
          expect(taken).not.toContain(name);
          expect(() => checkHostname(name)).not.toThrow();
          taken.add(name);
        }
      }),
    );
  });
});
