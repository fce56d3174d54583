import { describe, expect, it } from 'vitest';
import { describeRun, type RunReport } from '../../../src/domain/command/describe-run.ts';

const cause = {
  message: 'undefined method `x` for nil.',
  exception: 'NoMethodError',
  cookbook: 'php',
  recipe: 'setup',
  file: 'php/recipes/setup.rb',
  line: 7,
};

const CASES: [string, RunReport, 'succeed' | 'fail', string][] = [
  ['exit code 0', { exitCode: 0 }, 'succeed', 'setup succeeded.'],
  ['a reboot scheduled', { exitCode: 35 }, 'succeed', 'setup succeeded and asked for a reboot.'],
  ['a reboot needed', { exitCode: 37 }, 'succeed', 'setup succeeded and asked for a reboot.'],
  ['a failure without a cause', { exitCode: 1 }, 'fail', 'setup failed with exit code 1.'],
  [
    'a failing recipe',
    { exitCode: 1, cause },
    'fail',
    'setup failed with exit code 1: NoMethodError: undefined method `x` for nil in php::setup (php/recipes/setup.rb:7).',
  ],
  [
    'a message that names its exception already',
    { exitCode: 1, cause: { message: 'NoMethodError: no', exception: 'NoMethodError' } },
    'fail',
    'setup failed with exit code 1: NoMethodError: no.',
  ],
  [
    'a default recipe, and a file without a line',
    { exitCode: 1, cause: { message: 'no', cookbook: 'php', file: 'a.rb' } },
    'fail',
    'setup failed with exit code 1: no in php::default (a.rb).',
  ],
  ['a signal', { exitCode: -1, signal: 'SIGKILL' }, 'fail', 'setup was killed by SIGKILL.'],
  [
    'a signal that came with code 0',
    { exitCode: 0, signal: 'SIGTERM', cause: { message: 'Time limit of 7200 s.' } },
    'fail',
    'setup was killed by SIGTERM: Time limit of 7200 s.',
  ],
  [
    'an interruption',
    { exitCode: -1, interrupted: true },
    'fail',
    'setup was interrupted: the machine or its agent went down while it ran.',
  ],
  [
    'an interruption with its cause',
    { exitCode: -1, interrupted: true, cause: { message: 'The machine rebooted.' } },
    'fail',
    'setup was interrupted: The machine rebooted.',
  ],
  [
    'an interruption that claims success',
    { exitCode: 0, interrupted: true },
    'fail',
    'setup was interrupted: the machine or its agent went down while it ran.',
  ],
];

describe('how a run ended', () => {
  it.each(CASES)('%s', (_, report, event, reason) => {
    expect(describeRun('setup', report)).toEqual({ event, reason });
  });
});
