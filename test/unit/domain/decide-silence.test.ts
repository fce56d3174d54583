import { describe, expect, it } from 'vitest';
import type { AgentRecord } from '../../../src/domain/instance/agent-record.ts';
import { decideSilence, type SilenceSnapshot } from '../../../src/domain/instance/decide-silence.ts';
import type { InstanceStatus } from '../../../src/domain/instance/instance-states.ts';
import { SETTINGS } from '../../support/settings.ts';

const NOW = new Date('2026-01-05T12:00:00Z');

function snapshot(status: InstanceStatus, secondsAgo: number, healthySecondsAgo = 100_000): SilenceSnapshot {
  const agent: AgentRecord = {
    ec2InstanceId: 'i-1',
    epoch: 1,
    bootId: 'boot-1',
    bucket: 0,
    lastSeen: NOW.getTime() - secondsAgo * 1000,
  };
  const healthySince = NOW.getTime() - healthySecondsAgo * 1000;
  return { instance: { Status: status, Ec2InstanceId: 'i-1' }, agent, healthySince };
}

const decide = (given: SilenceSnapshot) => decideSilence(given, SETTINGS, NOW);

describe('an agent that must answer', () => {
  it.each([
    ['online', 299, false, false],
    ['online', 300, true, true],
    ['rebooting', 300, true, true],
    ['running_setup', 299, false, false],
    // Its setup fails; it was not in service, so nothing was lost.
    ['running_setup', 300, true, false],
  ] as const)('of an instance %s, unheard for %i s: silent %s, lost %s', (status, seconds, silent, lost) => {
    expect(decide(snapshot(status, seconds))).toMatchObject({ silent, lost });
  });

  it('is told of with the time it was last heard', () => {
    expect(decide(snapshot('online', 300)).reason).toBe(
      'Its agent has not been heard of since 2026-01-05T11:55:00.000Z (more than 300 s).',
    );
  });
});

describe('an agent that need not answer', () => {
  it.each([
    'stopped',
    'requested',
    'pending',
    'booting',
    'setup_failed',
    'start_failed',
    'connection_lost',
    'stopping',
    'terminating',
    'shutting_down',
    'terminated',
    'stop_failed',
  ] as const)('because its instance is %s is never silent', (status) => {
    expect(decide(snapshot(status, 1_000_000))).toEqual({
      silent: false,
      lost: false,
      open: false,
      reason: `The instance is ${status}: its agent is not waited for.`,
    });
  });

  it('because it was of an earlier machine is never silent', () => {
    const given = snapshot('online', 1_000_000);
    const other = { ...given, agent: { ...given.agent, ec2InstanceId: 'i-0' } };
    expect(decide(other)).toMatchObject({ silent: false, lost: false });
  });
});

it('while the control plane was away itself, nobody was silent', () => {
  expect(decide(snapshot('online', 7200, 299))).toMatchObject({ silent: false, open: true });
  expect(decide(snapshot('online', 7200, 300))).toMatchObject({ silent: true });
});
