import fc from 'fast-check';

/** A piece of a workflow on one number; `render` turns pieces into states. */
type Piece =
  | { kind: 'add'; amount: number }
  | { kind: 'remember' }
  | { kind: 'wait'; seconds: number }
  | { kind: 'skipIfEven' }
  | { kind: 'invoke'; failures: number; attempts: number; caught: boolean }
  | { kind: 'token' }
  | { kind: 'child' }
  | { kind: 'parallel'; branches: Piece[][]; caught: boolean }
  | { kind: 'map'; count: number; concurrency: number; body: Piece[] };

const few = { maxLength: 3, minLength: 1 };

const { pieces } = fc.letrec<{ piece: Piece; pieces: Piece[] }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.record({ kind: fc.constant('add' as const), amount: fc.integer({ min: -3, max: 3 }) }),
    fc.record({ kind: fc.constant('remember' as const) }),
    fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ kind: fc.constant('skipIfEven' as const) }),
    fc.record({
      kind: fc.constant('invoke' as const),
      failures: fc.integer({ min: 0, max: 2 }),
      attempts: fc.integer({ min: 0, max: 2 }),
      caught: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('token' as const) }),
    fc.record({ kind: fc.constant('child' as const) }),
    fc.record({
      kind: fc.constant('parallel' as const),
      branches: fc.array(tie('pieces'), { minLength: 1, maxLength: 3 }),
      caught: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('map' as const),
      count: fc.integer({ min: 0, max: 3 }),
      concurrency: fc.integer({ min: 0, max: 2 }),
      body: tie('pieces'),
    }),
  ) as fc.Arbitrary<Piece>,
  pieces: fc.array(tie('piece'), few) as fc.Arbitrary<Piece[]>,
}));

const CHILD_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:child';
const CATCH_ALL = { ErrorEquals: ['States.ALL'], Output: -1 };

/** Machines of which every run has the same outcome, however its branches interleave: all failures are alike. */
export const randomMachine: fc.Arbitrary<object> = pieces.map((some) => {
  let names = 0;
  return scope(some, () => `S${++names}`);
});

function scope(some: Piece[], newName: () => string): object {
  const names = some.map(newName);
  const end = newName();
  const states = some.map((piece, index) => [names[index], render(piece, names[index + 1] ?? end, newName)]);
  return { StartAt: names[0] ?? end, States: { ...Object.fromEntries(states), [end]: { Type: 'Succeed' } } };
}

function render(piece: Piece, Next: string, newName: () => string): object {
  switch (piece.kind) {
    case 'add':
      return { Type: 'Pass', Output: `{% $states.input + ${piece.amount} %}`, Next };
    case 'remember': {
      const variable = `v${newName()}`;
      return {
        Type: 'Pass',
        Assign: { [variable]: '{% $states.input %}' },
        Output: '{% $states.input * 2 %}',
        Next,
      };
    }
    case 'wait':
      return { Type: 'Wait', Seconds: piece.seconds, Next };
    case 'skipIfEven':
      return {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input % 2 = 0 %}', Output: 7, Next }],
        Default: Next,
      };
    case 'invoke':
      return invoke(piece, Next);
    case 'token': {
      const Payload = { token: '{% $states.context.Task.Token %}', n: '{% $states.input %}' };
      const Resource = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
      return { Type: 'Task', Resource, Arguments: { FunctionName: 'callBack', Payload }, Next };
    }
    case 'child': {
      const Arguments = { StateMachineArn: CHILD_ARN, Input: '{% $states.input %}' };
      const Resource = 'arn:aws:states:::states:startExecution.sync:2';
      return { Type: 'Task', Resource, Arguments, Output: '{% $states.result.Output %}', Next };
    }
    case 'parallel': {
      const Branches = piece.branches.map((branch) => scope(branch, newName));
      const Catch = piece.caught ? [{ ...CATCH_ALL, Next }] : [];
      return { Type: 'Parallel', Branches, Output: '{% $sum($states.result) %}', Catch, Next };
    }
    case 'map':
      return {
        Type: 'Map',
        Items: `{% $range(1, ${piece.count}, 1) %}`,
        ItemSelector: '{% $states.input + $states.context.Map.Item.Value %}',
        MaxConcurrency: piece.concurrency,
        ItemProcessor: scope(piece.body, newName),
        Output: '{% $sum($states.result) %}',
        Next,
      };
  }
}

function invoke({ failures, attempts, caught }: Extract<Piece, { kind: 'invoke' }>, Next: string): object {
  const Payload = { n: '{% $states.input %}', tries: '{% $states.context.State.RetryCount %}', failures };
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: 'work', Payload },
    Output: '{% $states.result.Payload %}',
    Retry: [{ ErrorEquals: ['Unlucky'], MaxAttempts: attempts }],
    Catch: caught ? [{ ...CATCH_ALL, Next }] : [],
    Next,
  };
}
