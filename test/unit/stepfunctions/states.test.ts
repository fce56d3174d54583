import { describe, expect, it } from 'vitest';
import { harness } from './harness.ts';

/** A machine of one state that ends. */
const only = (state: object) => ({ StartAt: 'Only', States: { Only: { End: true, ...state } } });

async function outcome(definition: object, input: never | object = {}, functions = {}) {
  const { run } = await harness({ machines: { m: definition }, functions });
  const { status, output, error, cause } = await run('m', input as never);
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
    expect(await outcome(only({ Type: 'Pass', Output }), { a: 1 })).toMatchObject({
      output: { sum: 2, list: [1, 'x {% 1 %}'], n: null },
    });
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
});

describe('Task', () => {
  const invoke = (more: object = {}) =>
    only({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'double', Payload: { n: '{% $states.input.n %}' } },
      Output: '{% $states.result.Payload %}',
      ...more,
    });
  it('invokes its function and answers what it returned', async () => {
    const double = ({ n }: { n: number }) => n * 2;
    expect(await outcome(invoke(), { n: 4 }, { double })).toMatchObject({ status: 'SUCCEEDED', output: 8 });
  });
});
