import { describe, expect, it } from 'vitest';
import { parseMachine } from '../../../local/stepfunctions/language/parse-machine.ts';

const machine = (state: object, more: object = {}) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'A',
  States: { A: state, Z: { Type: 'Succeed' } },
  ...more,
});
const task = (more: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'f' },
  Next: 'Z',
  ...more,
});
const TOKEN = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
const pass = (more: object) => ({ Type: 'Pass', Next: 'Z', ...more });

describe('a definition is refused, with its place named,', () => {
  it.each([
    [
      'JSONPath as the language',
      machine(pass({}), { QueryLanguage: 'JSONPath' }),
      "State machine 'm': field 'QueryLanguage' must be JSONata",
    ],
    [
      'no language',
      machine(pass({}), { QueryLanguage: undefined }),
      "State machine 'm': field 'QueryLanguage' must be JSONata",
    ],
    [
      'JSONPath in a state',
      machine(pass({ QueryLanguage: 'JSONPath' })),
      "State machine 'm', state 'A': field 'QueryLanguage'",
    ],
    [
      'a JSONPath field',
      machine(pass({ InputPath: '$.a' })),
      "State machine 'm', state 'A': field 'InputPath' is outside the subset",
    ],
    ['a misspelt field', machine(pass({ Ouput: 1 })), "state 'A': field 'Ouput' is outside"],
    ['an unknown type', machine({ Type: 'Loop' }), "state 'A': field 'Type' has the unknown value 'Loop'"],
    ['an unknown target', machine(pass({ Next: 'B' })), "state 'A' leads to the unknown state 'B'"],
    ['an unknown start', machine(pass({}), { StartAt: 'B' }), "field 'StartAt' names the unknown state 'B'"],
    ['neither Next nor End', machine({ Type: 'Pass' }), "exactly one of the fields 'Next' and 'End'"],
    ['Next and End', machine(pass({ End: true })), "exactly one of the fields 'Next' and 'End'"],
    [
      'another integration',
      machine(task({ Resource: 'arn:aws:states:::sqs:sendMessage' })),
      "state 'A': field 'Resource' names 'arn:aws:states:::sqs:sendMessage'",
    ],
    [
      'an unknown argument',
      machine(task({ Arguments: { FunctionName: 'f', InvocationType: 'Event' } })),
      "field 'Arguments.InvocationType'",
    ],
    [
      'a missing argument',
      machine(task({ Arguments: { Payload: 1 } })),
      "field 'Arguments' needs 'FunctionName'",
    ],
    [
      'a heartbeat longer than the timeout',
      machine(task({ Resource: TOKEN, TimeoutSeconds: 5, HeartbeatSeconds: 5 })),
      "field 'HeartbeatSeconds' must be smaller",
    ],
    [
      'a heartbeat of what has none',
      machine(task({ HeartbeatSeconds: 5 })),
      "field 'HeartbeatSeconds' is for tasks that wait",
    ],
    [
      'a timeout that is no number',
      machine(task({ TimeoutSeconds: 'soon' })),
      "field 'TimeoutSeconds' must be a whole number of at least 1",
    ],
    [
      'a wait of half a second',
      machine({ Type: 'Wait', Seconds: 0.5, Next: 'Z' }),
      "field 'Seconds' must be a whole number",
    ],
    [
      'States.ALL with others',
      machine(task({ Retry: [{ ErrorEquals: ['A', 'States.ALL'] }] })),
      'States.ALL must stand alone and last',
    ],
    [
      'States.ALL before others',
      machine(
        task({
          Catch: [
            { ErrorEquals: ['States.ALL'], Next: 'Z' },
            { ErrorEquals: ['A'], Next: 'Z' },
          ],
        }),
      ),
      'States.ALL must stand alone and last',
    ],
    [
      'a longest delay below the interval',
      machine(task({ Retry: [{ ErrorEquals: ['A'], IntervalSeconds: 5, MaxDelaySeconds: 5 }] })),
      "state 'A', Retry 1: field 'MaxDelaySeconds'",
    ],
    ['Retry on a state that has none', machine(pass({ Retry: [] })), "field 'Retry' is outside"],
    [
      'two ways to wait',
      machine({ Type: 'Wait', Seconds: 1, Timestamp: 'x', Next: 'Z' }),
      "exactly one of the fields 'Seconds' and 'Timestamp'",
    ],
    [
      'a distributed Map',
      machine({ Type: 'Map', Next: 'Z', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' } } }),
      "field 'Mode' must be INLINE",
    ],
    [
      'tolerated failures of an inline Map',
      machine({
        Type: 'Map',
        Next: 'Z',
        ToleratedFailureCount: 1,
        ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Succeed' } } },
      }),
      "field 'ToleratedFailureCount'",
    ],
    [
      'Assign of a whole Choice',
      machine({ Type: 'Choice', Choices: [{ Condition: true, Next: 'Z' }], Assign: { a: 1 } }),
      "field 'Assign' of a Choice",
    ],
    [
      'a Choice without rules',
      machine({ Type: 'Choice', Choices: [], Default: 'Z' }),
      "field 'Choices' must have a rule",
    ],
    ['a variable named states', machine(pass({ Assign: { states: 1 } })), "gives a value to 'states'"],
    ['a variable with no name for one', machine(pass({ Assign: { '2x': 1 } })), "gives a value to '2x'"],
    [
      'a bad expression',
      machine(pass({ Output: { deep: '{% ( %}' } })),
      "State machine 'm', state 'A': field 'Output.deep' is not JSONata",
    ],
    [
      'a state name of 81 characters',
      machine(pass({ Next: 'x'.repeat(81) }), {
        States: { A: pass({ Next: 'x'.repeat(81) }), ['x'.repeat(81)]: { Type: 'Succeed' } },
      }),
      'longer than 80 characters',
    ],
  ])('for %s', (_, definition, message) => {
    expect(() => parseMachine('m', definition)).toThrow(message);
  });

  it('for a name that two states have, however deep', () => {
    const Branches = [{ StartAt: 'A', States: { A: { Type: 'Succeed' } } }];
    expect(() => parseMachine('m', machine({ Type: 'Parallel', Branches, Next: 'Z' }))).toThrow(
      "two states named 'A'",
    );
  });

  it('for a branch that assigns a variable of the scope around it', () => {
    const Branches = [{ StartAt: 'I', States: { I: { Type: 'Pass', Assign: { x: 1 }, End: true } } }];
    const States = {
      A: pass({ Assign: { x: 1 }, Next: 'P' }),
      P: { Type: 'Parallel', Branches, Next: 'Z' },
      Z: { Type: 'Succeed' },
    };
    expect(() => parseMachine('m', machine({}, { States }))).toThrow(
      "state 'I': field 'Assign' gives a value to 'x'",
    );
  });
});

it('two branches may use a variable of the same name', () => {
  const branch = (name: string) => ({
    StartAt: name,
    States: { [name]: { Type: 'Pass', Assign: { x: 1 }, End: true } },
  });
  const definition = machine({ Type: 'Parallel', Branches: [branch('I'), branch('J')], Next: 'Z' });
  expect(() => parseMachine('m', definition)).not.toThrow();
});

it('a state may be named Comment, and any object may have one', () => {
  const States = { Comment: { Type: 'Pass', Comment: 'why', End: true } };
  expect(
    parseMachine('m', { ...machine({}), Comment: 'x', StartAt: 'Comment', States }).scope.states.size,
  ).toBe(1);
});
