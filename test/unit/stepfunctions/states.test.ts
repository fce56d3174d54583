import { describe, expect, it } from 'vitest';
import { FunctionError } from '../../../local/contracts/invoke-function.ts';
import type { Json } from '../../../local/stepfunctions/json.ts';
import { type Functions, startStepFunctions } from '../../support/start-step-functions.ts';

/** A machine of one state that ends. */
const only = (state: object) => ({ StartAt: 'Only', States: { Only: { End: true, ...state } } });

/** A branch or processor of one Pass state. */
const passing = (name: string, Output: unknown, more: object = {}) => ({
  StartAt: name,
  States: { [name]: { Type: 'Pass', Output, End: true, ...more } },
});

async function outcome(definition: object, input: Json = {}, functions: Functions = {}) {
  const { run } = await startStepFunctions({ machines: { m: definition }, functions });
  const { status, output, error, cause } = await run('m', input);
  return { status, output, error, cause };
}

describe('Pass', () => {
  it('hands its input on where it has no Output', async () => {
    expect(await outcome(only({ Type: 'Pass' }), { a: [1, 2] })).toMatchObject({
      status: 'SUCCEEDED',
      output: { a: [1, 2] },
    });
  });

  it('evaluates expressions however deep and leaves other strings alone', async () => {
    const Output = {
      sum: '{% $states.input.a + 1 %}',
      list: ['{% $states.input.a %}', 'x {% 1 %}'],
      n: null,
    };
    const { output } = await outcome(only({ Type: 'Pass', Output }), { a: 1 });
    expect(output).toEqual({ sum: 2, list: [1, 'x {% 1 %}'], n: null });
  });

  it('evaluates Output and Assign on the variables as they were', async () => {
    const definition = {
      StartAt: 'One',
      States: {
        One: { Type: 'Pass', Assign: { x: 1 }, Next: 'Two' },
        Two: {
          Type: 'Pass',
          Assign: { x: '{% $x + 1 %}', y: '{% $x %}' },
          Output: '{% $x %}',
          Next: 'Three',
        },
        Three: { Type: 'Pass', Output: '{% {"before": $states.input, "x": $x, "y": $y} %}', End: true },
      },
    };
    expect((await outcome(definition)).output).toEqual({ before: 1, x: 2, y: 1 });
  });

  it('shows the context: execution, machine, state', async () => {
    const {
      start,
      describe: read,
      cloud,
    } = await startStepFunctions({
      machines: { m: only({ Type: 'Pass', Output: '{% $states.context %}' }) },
    });
    const arn = await start('m', { a: 1 }, 'run-1');
    await cloud.idle();
    expect((await read(arn)).output).toEqual({
      Execution: { Id: arn, Name: 'run-1', Input: { a: 1 }, StartTime: '2026-01-01T00:00:00.000Z' },
      StateMachine: { Id: 'arn:aws:states:us-east-1:000000000000:stateMachine:m', Name: 'm' },
      State: { Name: 'Only', EnteredTime: '2026-01-01T00:00:00.000Z', RetryCount: 0 },
    });
  });
});

describe('Choice', () => {
  const choice = {
    StartAt: 'Which',
    States: {
      Which: {
        Type: 'Choice',
        Choices: [
          { Condition: '{% $states.input.n > 10 %}', Next: 'Show', Assign: { size: 'big' } },
          {
            Condition: '{% $states.input.n > 5 %}',
            Next: 'Show',
            Assign: { size: 'middle' },
            Output: 'changed',
          },
        ],
        Default: 'Small',
      },
      Show: { Type: 'Pass', Output: '{% [$size, $states.input] %}', End: true },
      Small: { Type: 'Pass', Output: 'small', End: true },
    },
  };

  it.each([
    [11, ['big', { n: 11 }]],
    [6, ['middle', 'changed']],
    [1, 'small'],
  ])('takes the first rule that holds: %j', async (n, output) => {
    expect(await outcome(choice, { n })).toMatchObject({ status: 'SUCCEEDED', output });
  });

  it('fails with States.NoChoiceMatched when no rule holds and there is no default', async () => {
    const { Default: _, ...Which } = choice.States.Which;
    const { Small: __, ...States } = { ...choice.States, Which };
    expect(await outcome({ StartAt: 'Which', States }, { n: 1 })).toMatchObject({
      status: 'FAILED',
      error: 'States.NoChoiceMatched',
    });
  });

  it('fails when a condition is neither true nor false', async () => {
    const Which = { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'Small' }] };
    const definition = { StartAt: 'Which', States: { Which, Small: choice.States.Small } };
    expect(await outcome(definition)).toMatchObject({ error: 'States.QueryEvaluationError' });
  });
});

describe('Wait', () => {
  it.each([
    ['Seconds', { Seconds: 30 }],
    ['computed Seconds', { Seconds: '{% 10 * $states.input.three %}' }],
    ['Timestamp', { Timestamp: '2026-01-01T00:00:30Z' }],
    ['computed Timestamp', { Timestamp: '{% $fromMillis($millis() + 30000) %}' }],
  ])('waits until %s', async (_, until) => {
    const cloud = await startStepFunctions({
      machines: { m: only({ Type: 'Wait', ...until, Output: '{% $now() %}' }) },
    });
    const arn = await cloud.start('m', { three: 3 });
    await cloud.advance(29.9);
    expect(await cloud.describe(arn)).toMatchObject({ status: 'RUNNING' });
    await cloud.advance(0.1);
    expect(await cloud.describe(arn)).toMatchObject({
      status: 'SUCCEEDED',
      output: '2026-01-01T00:00:30.000Z',
    });
  });

  it('does not wait for a time that is past', async () => {
    const definition = only({ Type: 'Wait', Timestamp: '2025-12-31T23:59:59+00:00' });
    expect(await outcome(definition)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it.each([[{ Seconds: '{% -1 %}' }], [{ Seconds: '{% "soon" %}' }], [{ Timestamp: 'tomorrow' }]])(
    'fails for %j',
    async (until) => {
      expect(await outcome(only({ Type: 'Wait', ...until }))).toMatchObject({
        error: 'States.QueryEvaluationError',
      });
    },
  );
});

describe('Succeed and Fail', () => {
  it('Succeed ends with its Output', async () => {
    const States = { Only: { Type: 'Succeed', Output: { ok: '{% $states.input.a %}' } } };
    expect(await outcome({ StartAt: 'Only', States }, { a: 1 })).toMatchObject({ output: { ok: 1 } });
  });

  it('Fail ends with Error and Cause, which may be computed', async () => {
    const States = { Only: { Type: 'Fail', Error: 'Bad', Cause: "{% 'because ' & $states.input.why %}" } };
    expect(await outcome({ StartAt: 'Only', States }, { why: 'so' })).toMatchObject({
      status: 'FAILED',
      error: 'Bad',
      cause: 'because so',
    });
  });
});

describe('Parallel', () => {
  it('answers the outputs of its branches in their order', async () => {
    const Branches = [
      { StartAt: 'Slow', States: { Slow: { Type: 'Wait', Seconds: 5, Output: 'slow', End: true } } },
      passing('Quick', '{% $states.input.q %}'),
    ];
    const cloud = await startStepFunctions({
      machines: { m: only({ Type: 'Parallel', Arguments: { q: '{% $states.input.a %}' }, Branches }) },
    });
    const arn = await cloud.start('m', { a: 1 });
    await cloud.advance(5);
    expect(await cloud.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: ['slow', 1] });
  });

  it('lets branches read the variables around them and keeps theirs inside', async () => {
    const Branches = [passing('In', '{% $outer & $inner %}', { Next: undefined })];
    const States = {
      Set: { Type: 'Pass', Assign: { outer: 'o' }, Next: 'Fork' },
      Fork: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'SetIn',
            States: {
              SetIn: { Type: 'Pass', Assign: { inner: 'i' }, Next: 'In' },
              ...Branches[0]?.States,
            },
          },
        ],
        Assign: { outer: '{% $outer & "2" %}' },
        Output: '{% {"result": $states.result, "leaked": $exists($inner)} %}',
        Next: 'Show',
      },
      Show: { Type: 'Pass', Output: '{% $merge([$states.input, {"outer": $outer}]) %}', End: true },
    };
    const { output } = await outcome({ StartAt: 'Set', States });
    expect(output).toEqual({ result: ['oi'], leaked: false, outer: 'o2' });
  });

  it('fails with the first branch that fails and gives up the others', async () => {
    const Branches = [
      { StartAt: 'Sleep', States: { Sleep: { Type: 'Wait', Seconds: 1000, End: true } } },
      { StartAt: 'Break', States: { Break: { Type: 'Fail', Error: 'Broken', Cause: 'c' } } },
    ];
    const cloud = await startStepFunctions({ machines: { m: only({ Type: 'Parallel', Branches }) } });
    expect(await cloud.run('m')).toMatchObject({ status: 'FAILED', error: 'Broken', cause: 'c' });
    expect(cloud.clock.nextDue()).toBeUndefined();
  });

  it('catches what a branch failed with', async () => {
    const States = {
      Fork: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'Break', States: { Break: { Type: 'Fail', Error: 'Broken', Cause: 'c' } } }],
        Catch: [
          { ErrorEquals: ['Broken'], Next: 'After', Assign: { seen: '{% $states.errorOutput.Cause %}' } },
        ],
        End: true,
      },
      After: { Type: 'Pass', Output: '{% [$seen, $states.input] %}', End: true },
    };
    expect(await outcome({ StartAt: 'Fork', States })).toMatchObject({
      status: 'SUCCEEDED',
      output: ['c', { Error: 'Broken', Cause: 'c' }],
    });
  });
});

describe('Map', () => {
  const map = (more: object, Output: unknown = '{% $states.input %}') =>
    only({ Type: 'Map', ItemProcessor: passing('Each', Output), ...more });

  it('runs its processor for each item, in the order of the items', async () => {
    const definition = map({ Items: '{% $states.input.list %}' }, '{% $states.input * 2 %}');
    expect((await outcome(definition, { list: [1, 2, 3] })).output).toEqual([2, 4, 6]);
  });

  it('selects from item, index and input, and shows them inside', async () => {
    const ItemSelector = {
      i: '{% $states.context.Map.Item.Index %}',
      v: '{% $states.context.Map.Item.Value %}',
      k: '{% $states.input.k %}',
    };
    const inside = '{% $merge([$states.input, {"inside": $states.context.Map.Item.Value}]) %}';
    const definition = map({ Items: ['a', 'b'], ItemSelector }, inside);
    expect((await outcome(definition, { k: 9 })).output).toEqual([
      { i: 0, v: 'a', k: 9, inside: 'a' },
      { i: 1, v: 'b', k: 9, inside: 'b' },
    ]);
  });

  it('answers nothing for no items', async () => {
    expect((await outcome(map({ Items: [] }))).output).toEqual([]);
  });

  it('fails when the items are no array', async () => {
    expect(await outcome(map({ Items: '{% 1 %}' }))).toMatchObject({ error: 'States.QueryEvaluationError' });
  });

  it.each([
    [2, 2],
    [0, 40],
    [100, 40],
  ])('runs with MaxConcurrency %i at most %i at a time', async (MaxConcurrency, most) => {
    let [running, greatest] = [0, 0];
    const work = async () => {
      greatest = Math.max(greatest, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
    };
    const ItemProcessor = {
      StartAt: 'Work',
      States: {
        Work: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: { FunctionName: 'work' },
          End: true,
        },
      },
    };
    const definition = map({
      Items: '{% [1..90] %}',
      ItemProcessor,
      MaxConcurrency,
      Output: '{% $count($states.result) %}',
    });
    expect((await outcome(definition, {}, { work })).output).toBe(90);
    expect(greatest).toBe(most);
  });

  it('fails with the first item that fails, and can be retried as a whole', async () => {
    let runs = 0;
    const flaky = () => {
      if (++runs === 2) throw new FunctionError('Flaky', 'once');
      return runs;
    };
    const ItemProcessor = {
      StartAt: 'Try',
      States: {
        Try: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: { FunctionName: 'flaky' },
          Output: '{% $states.result.Payload %}',
          End: true,
        },
      },
    };
    const definition = map({
      Items: [1, 2],
      MaxConcurrency: 1,
      ItemProcessor,
      Retry: [{ ErrorEquals: ['Flaky'] }],
    });
    const cloud = await startStepFunctions({ machines: { m: definition }, functions: { flaky } });
    const arn = await cloud.start('m');
    await cloud.advance(1);
    expect(await cloud.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: [3, 4] });
  });

  it('maps within a map', async () => {
    const inner = {
      Type: 'Map',
      Items: '{% $states.input %}',
      ItemProcessor: passing('Deep', '{% $states.input + $plus %}'),
    };
    const definition = {
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Assign: { plus: 10 }, Output: [[1, 2], [], [3]], Next: 'Outer' },
        Outer: {
          Type: 'Map',
          ItemProcessor: { StartAt: 'Inner', States: { Inner: { ...inner, End: true } } },
          End: true,
        },
      },
    };
    expect((await outcome(definition)).output).toEqual([[11, 12], [], [13]]);
  });
});

describe('the machine', () => {
  it('times out as a whole', async () => {
    const cloud = await startStepFunctions({
      machines: { m: { TimeoutSeconds: 60, ...only({ Type: 'Wait', Seconds: 100 }) } },
    });
    const arn = await cloud.start('m');
    await cloud.advance(60);
    expect(await cloud.describe(arn)).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
    expect(cloud.clock.nextDue()).toBeUndefined();
  });

  it('ends an endless loop at the longest history that AWS keeps', async () => {
    const States = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } };
    const { error, cause } = await outcome({ StartAt: 'A', States });
    expect([error, cause]).toEqual([
      'States.Runtime',
      'The execution reached the maximum number of history events (25000).',
    ]);
  });
});
