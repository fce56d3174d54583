import { describe, expect, it } from 'vitest';
import { canRunShutdown } from '../../../src/domain/instance/can-run-shutdown.ts';
import {
  type InstanceEvent,
  type InstanceStatus,
  instanceStates,
} from '../../../src/domain/instance/instance-states.ts';
import { isStopping } from '../../../src/domain/instance/is-stopping.ts';
import { transition } from '../../../src/domain/state-table.ts';

/** Told as the user guide tells them: what happens, one after the other, and where that leads. */
const LIVES: [string, InstanceStatus, InstanceEvent[], InstanceStatus[]][] = [
  [
    'a boot',
    'stopped',
    ['start', 'launched', 'ec2-running', 'contact', 'setup-succeeded'],
    ['requested', 'pending', 'booting', 'running_setup', 'online'],
  ],
  [
    'a stop of an EBS machine',
    'online',
    ['stop-ebs', 'shutdown-begun', 'stopped'],
    ['stopping', 'shutting_down', 'stopped'],
  ],
  [
    'a stop of an instance-store machine',
    'online',
    ['stop-instance-store', 'shutdown-begun', 'ec2-terminated', 'stopped'],
    ['terminating', 'shutting_down', 'terminated', 'stopped'],
  ],
  ['a refused launch', 'requested', ['launch-failed', 'start'], ['start_failed', 'requested']],
  [
    'a failing Setup that a user repeats',
    'running_setup',
    ['setup-failed', 'setup-again', 'setup-succeeded'],
    ['setup_failed', 'running_setup', 'online'],
  ],
  ['a reboot', 'online', ['reboot', 'rebooted'], ['rebooting', 'online']],
  ['a reboot that never ends', 'rebooting', ['silent', 'spoke'], ['connection_lost', 'online']],
  [
    'a stop that EC2 refused, tried again',
    'shutting_down',
    ['stop-failed', 'stop-ebs', 'shutdown-begun', 'stopped'],
    ['stop_failed', 'stopping', 'shutting_down', 'stopped'],
  ],
];

describe('the life of an instance', () => {
  it.each(LIVES)('%s goes its way', (_, from, events, expected) => {
    let status = from;
    const states = events.map((event) => {
      status = transition(instanceStates, status, event);
      return status;
    });
    expect(states).toEqual(expected);
  });

  it.each([
    ['a setup that ends after the stop', 'stopping', 'setup-succeeded'],
    ['a machine that runs after the boot was given up', 'start_failed', 'ec2-running'],
    ['a second start', 'online', 'start'],
    ['a second stop', 'shutting_down', 'stop-ebs'],
    ['a stop of what is stopped', 'stopped', 'stop-ebs'],
    ['silence during Setup', 'running_setup', 'silent'],
  ] as const)('%s changes nothing', (_, from, event) => {
    expect(instanceStates[from][event]).toBeUndefined();
  });
});

it.each([
  ['online', true],
  ['setup_failed', true],
  ['running_setup', true],
  ['rebooting', true],
  ['booting', false],
  ['pending', false],
  ['requested', false],
  ['connection_lost', false],
  ['stop_failed', false],
  [undefined, false],
] as const)('an instance that was %s when it was stopped can run Shutdown recipes: %s', (from, can) => {
  expect(canRunShutdown(from)).toBe(can);
});

it('a stop is under way in four states', () => {
  const states = Object.keys(instanceStates) as InstanceStatus[];
  expect(states.filter(isStopping)).toEqual(['stopping', 'terminating', 'shutting_down', 'terminated']);
});
