import { describe, expect, it } from 'vitest';
import { FunctionError } from '../../../local/contracts/invoke-function.ts';
import { matchesError } from '../../../local/stepfunctions/core/matches-error.ts';
import { retryDelayMs } from '../../../local/stepfunctions/core/retry-delay-ms.ts';
import { START, startStepFunctions } from '../../support/start-step-functions.ts';

const invoke = (more: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'work', Payload: '{% $states.context.State.RetryCount %}' },
  Output: '{% $states.result.Payload %}',
  ...more,
});

/** Step Functions whose function `work` throws the errors of these types, one a call, and then answers `ok`. */
async function failing(errorTypes: string[], state: object, States: object = {}) {
  const calls: { at: number; retryCount: number }[] = [];
  const work = (retryCount: number) => {
    calls.push({ at: (made.clock.now() - START) / 1000, retryCount });
    const errorType = errorTypes[calls.length - 1];
    if (errorType !== undefined) throw new FunctionError(errorType, 'on purpose');
    return 'ok';
  };
  const definition = { StartAt: 'Work', States: { Work: invoke({ End: true, ...state }), ...States } };
  const made = await startStepFunctions({ machines: { m: definition }, functions: { work } });
  const arn = await made.start('m');
  await made.advance(1000);
  return { ...(await made.describe(arn)), calls, times: calls.map(({ at }) => at) };
}

describe('which errors a name takes in', () => {
  it.each([
    ['A', 'A', true],
    ['A', 'B', false],
    ['States.ALL', 'A', true],
    ['States.ALL', 'States.Timeout', true],
    ['States.ALL', undefined, true],
    ['States.ALL', 'States.QueryEvaluationError', true],
    ['States.ALL', 'States.Runtime', false],
    ['States.ALL', 'States.DataLimitExceeded', false],
    ['States.DataLimitExceeded', 'States.DataLimitExceeded', true],
    ['States.Runtime', 'States.Runtime', false],
    ['States.TaskFailed', 'A', true],
    ['States.TaskFailed', 'States.Timeout', false],
    ['States.TaskFailed', 'States.HeartbeatTimeout', false],
    ['States.TaskFailed', 'States.Runtime', false],
    ['States.Timeout', 'States.HeartbeatTimeout', true],
    ['States.HeartbeatTimeout', 'States.Timeout', false],
  ])('%s, %s: %s', (name, error, matches) => {
    expect(matchesError([name], error)).toBe(matches);
  });
});

describe('the delay before a retry', () => {
  const retrier = {
    errorEquals: [],
    maxAttempts: 9,
    intervalSeconds: 2,
    backoffRate: 1.5,
    jitter: 'NONE',
  } as const;

  it('grows by the rate up to the longest delay', () => {
    const delays = (maxDelaySeconds?: number) =>
      [0, 1, 2, 3].map((used) => retryDelayMs({ ...retrier, maxDelaySeconds }, used, 0.5));
    expect(delays()).toEqual([2000, 3000, 4500, 6750]);
    expect(delays(4)).toEqual([2000, 3000, 4000, 4000]);
  });

  it('is any part of that with full jitter', () => {
    expect(retryDelayMs({ ...retrier, maxDelaySeconds: undefined, jitter: 'FULL' }, 1, 0.25)).toBe(750);
  });
});

describe('Retry', () => {
  it('tries three times more by default, after 1, 2 and 4 seconds', async () => {
    const run = await failing(['E', 'E', 'E', 'E'], { Retry: [{ ErrorEquals: ['E'] }] });
    expect(run).toMatchObject({ status: 'FAILED', error: 'E', times: [0, 1, 3, 7] });
    expect(run.calls.map(({ retryCount }) => retryCount)).toEqual([0, 1, 2, 3]);
  });

  it('counts each rule by itself', async () => {
    const Retry = [
      { ErrorEquals: ['A', 'B'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 2 },
      { ErrorEquals: ['C'], IntervalSeconds: 5 },
    ];
    const States = { Z: { Type: 'Pass', Output: '{% $states.input.Error %}', End: true } };
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Z' }];
    const run = await failing(['A', 'B', 'C', 'B'], { Retry, Catch }, States);
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: 'B', times: [0, 1, 3, 8] });
  });

  it('does not ask later rules when the first that fits is used up', async () => {
    const Retry = [{ ErrorEquals: ['E'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }];
    expect(await failing(['E'], { Retry })).toMatchObject({ status: 'FAILED', times: [0] });
  });

  it('starts counting anew when the state is entered again', async () => {
    const Retry = [{ ErrorEquals: ['E'], MaxAttempts: 1 }];
    const Catch = [{ ErrorEquals: ['E'], Next: 'Work' }];
    expect(await failing(['E', 'E', 'E', 'E'], { Retry, Catch })).toMatchObject({
      output: 'ok',
      times: [0, 1, 1, 2, 2],
    });
  });

  it('also takes in what evaluating the Output fails with', async () => {
    const state = {
      Output: '{% $states.context.State.RetryCount = 1 ? "second" : $nothing %}',
      Retry: [{ ErrorEquals: ['States.QueryEvaluationError'] }],
    };
    expect(await failing([], state)).toMatchObject({ output: 'second', times: [0, 1] });
  });
});

describe('Catch', () => {
  const States = { Show: { Type: 'Pass', Output: '{% [$states.input, $why] %}', End: true } };

  it('shows the error to its Output and Assign', async () => {
    const Catch = [
      { ErrorEquals: ['Other'], Next: 'Show' },
      {
        ErrorEquals: ['E'],
        Next: 'Show',
        Output: '{% $states.errorOutput.Error & "!" %}',
        Assign: { why: '{% $parse($states.errorOutput.Cause).errorMessage %}' },
      },
    ];
    expect(await failing(['E'], { Catch }, States)).toMatchObject({ output: ['E!', 'on purpose'] });
  });

  it('fails the state when its own Output cannot be evaluated', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Show', Output: '{% $states.result %}' }];
    expect(await failing(['E'], { Catch }, States)).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
    });
  });

  it('cannot catch States.Runtime', async () => {
    const Catch = [
      { ErrorEquals: ['States.Runtime'], Next: 'Show' },
      { ErrorEquals: ['States.ALL'], Next: 'Show' },
    ];
    const broken = { Arguments: '{% {"Payload": 1} %}', Catch };
    expect(await failing([], broken, States)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });

  it('can catch States.DataLimitExceeded only by its name', async () => {
    const large = { Output: '{% $join([1..100000].("xxx")) %}' };
    const all = { ...large, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Show' }] };
    expect(await failing([], all, States)).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
    });
    const named = {
      ...large,
      Catch: [{ ErrorEquals: ['States.DataLimitExceeded'], Next: 'Show', Assign: { why: 1 } }],
    };
    expect(await failing([], named, States)).toMatchObject({ status: 'SUCCEEDED' });
  });
});
