import { describe, expect, it } from 'vitest';
import { startFailure } from '../../../src/domain/instance/start-failure.ts';
import { SETTINGS } from '../../support/settings.ts';

const of = (phase: 'launch' | 'running' | 'contact' | '', error: string, cause: string) =>
  startFailure({ phase, error, cause }, SETTINGS);

describe('why a start failed, in words', () => {
  it.each([
    ['running', 'States.Timeout', '', 'EC2 did not start the machine within 600 s.'],
    [
      'launch',
      'LaunchRefusedError',
      '{"errorMessage":"No capacity.","errorType":"LaunchRefusedError"}',
      'The machine could not be started: No capacity.',
    ],
    [
      'running',
      'LaunchRefusedError',
      'EC2 ended the machine.',
      'The machine could not be started: EC2 ended the machine.',
    ],
    ['contact', 'StaleError', '{"errorMessage":"Gone."}', 'While waiting for the agent: Gone.'],
    ['', 'Error', '', 'The machine could not be started: no cause was given.'],
    ['launch', 'Error', '{"other":1}', 'The machine could not be started: {"other":1}'],
    ['launch', 'Error', 'null', 'The machine could not be started: null'],
  ] as const)('%s, %s, %j', (phase, error, cause, sentence) => {
    expect(of(phase, error, cause)).toBe(sentence);
  });

  it('an agent that never reported in is told of with the usual cause', () => {
    const sentence = of('contact', 'States.Timeout', '');
    expect(sentence).toContain('did not report in within 900 s');
    expect(sentence).toContain('no route to the control plane');
  });
});
