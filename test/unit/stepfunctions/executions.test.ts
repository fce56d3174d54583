import { describe, expect, it } from 'vitest';
import { seededFaults } from '../../../local/faults/seeded-faults.ts';
import { startStepFunctions } from '../../support/start-step-functions.ts';

const sleeper = { StartAt: 'Sleep', States: { Sleep: { Type: 'Wait', Seconds: 10, End: true } } };
const passing = { StartAt: 'Go', States: { Go: { Type: 'Pass', End: true } } };
const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:m';
const DAY = 24 * 60 * 60;
const code = (error: string) => expect.objectContaining({ code: error });

describe('the name of an execution', () => {
  it('may be started again with the same input while it runs', async () => {
    const { start, call } = await startStepFunctions({ machines: { m: sleeper } });
    const arn = await start('m', { a: 1 }, 'once');
    expect(await start('m', { a: 1 }, 'once')).toBe(arn);
    expect((await call('ListExecutions', { stateMachineArn: MACHINE })).executions).toHaveLength(1);
  });

  it('is barred for another input, and when it is closed', async () => {
    const { start, advance } = await startStepFunctions({ machines: { m: sleeper } });
    await start('m', { a: 1 }, 'once');
    await expect(start('m', { a: 2 }, 'once')).rejects.toEqual(code('ExecutionAlreadyExists'));
    await advance(10);
    await expect(start('m', { a: 1 }, 'once')).rejects.toEqual(code('ExecutionAlreadyExists'));
  });

  it('is free again, and the execution forgotten, 90 days after it closed', async () => {
    const { start, advance, describe: read } = await startStepFunctions({ machines: { m: sleeper } });
    const arn = await start('m', {}, 'once');
    await advance(10 + 90 * DAY);
    await start('m', {}, 'other');
    await advance(10);
    await expect(read(arn)).rejects.toEqual(code('ExecutionDoesNotExist'));
    expect(await start('m', { new: true }, 'once')).toBe(arn);
  });

  it.each(['', 'a b', 'a/b', 'a:b', 'x'.repeat(81), 'a\n'])('%j is none', async (name) => {
    const { start } = await startStepFunctions({ machines: { m: sleeper } });
    await expect(start('m', {}, name)).rejects.toEqual(code('InvalidName'));
  });
});

describe('StartExecution', () => {
  it('refuses unknown machines, bad JSON and too much input', async () => {
    const { call } = await startStepFunctions({ machines: { m: passing } });
    const start = (more: object) => call('StartExecution', { stateMachineArn: MACHINE, ...more });
    await expect(start({ stateMachineArn: `${MACHINE}x` })).rejects.toEqual(code('StateMachineDoesNotExist'));
    await expect(start({ input: '{' })).rejects.toEqual(code('InvalidExecutionInput'));
    await expect(start({ input: `"${'x'.repeat(262_143)}"` })).rejects.toEqual(code('ValidationException'));
    await expect(start({ stateMachineArn: undefined })).rejects.toEqual(code('ValidationException'));
  });
});

describe('StopExecution', () => {
  it('aborts with the given error and cause, and gives up the timers', async () => {
    const { start, call, describe: read, clock } = await startStepFunctions({ machines: { m: sleeper } });
    const executionArn = await start('m');
    await call('StopExecution', { executionArn, error: 'Enough', cause: 'of it' });
    expect(await read(executionArn)).toMatchObject({ status: 'ABORTED', error: 'Enough', cause: 'of it' });
    expect(clock.nextDue()).toBeUndefined();
  });

  it('of a closed execution changes nothing', async () => {
    const { run, call, describe: read } = await startStepFunctions({ machines: { m: passing } });
    const { executionArn, stopDate } = await run('m');
    expect(await call('StopExecution', { executionArn: String(executionArn) })).toEqual({ stopDate });
    expect(await read(String(executionArn))).toMatchObject({ status: 'SUCCEEDED' });
  });
});

describe('what is told of an execution', () => {
  it('is an event at its start and one at its end', async () => {
    const { run, events } = await startStepFunctions({ machines: { m: passing } });
    const { executionArn } = await run('m', { a: 1 });
    expect(events.map(({ detail }) => (detail as { status: string }).status)).toEqual([
      'RUNNING',
      'SUCCEEDED',
    ]);
    expect(events[1]).toMatchObject({
      source: 'aws.states',
      detailType: 'Step Functions Execution Status Change',
      resources: [executionArn],
      detail: { executionArn, stateMachineArn: MACHINE, input: '{"a":1}', output: '{"a":1}', error: null },
    });
  });

  it('is told again until it is taken', async () => {
    let refusals = 2;
    const taken: unknown[] = [];
    const emit = async (event: object) => {
      if (refusals-- > 0) throw new Error('not now');
      taken.push(event);
    };
    const { run, advance } = await startStepFunctions({ machines: { m: passing }, emit });
    await run('m');
    await advance(2);
    expect(taken).toHaveLength(2);
  });

  it('is a history of every state it was in', async () => {
    const { run, history } = await startStepFunctions({ machines: { m: passing } });
    const { executionArn } = await run('m');
    expect(await history(String(executionArn))).toEqual([
      'ExecutionStarted',
      'PassStateEntered',
      'PassStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('comes in pages, newest first where asked', async () => {
    const { start, advance, call } = await startStepFunctions({ machines: { m: passing } });
    for (const name of ['a', 'b', 'c']) {
      await start('m', {}, name);
      await advance(1);
    }
    const names: unknown[] = [];
    let nextToken: unknown;
    do {
      const page = await call('ListExecutions', { stateMachineArn: MACHINE, maxResults: 2, nextToken });
      names.push(...(page.executions as { name: string }[]).map(({ name }) => name));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(names).toEqual(['c', 'b', 'a']);
  });
});

describe('the fault mode', () => {
  const work = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: 'work' },
    Output: '{% $states.result.Payload %}',
    End: true,
  };

  it('runs a function twice and takes one answer', async () => {
    let runs = 0;
    const { run } = await startStepFunctions({
      machines: { m: { StartAt: 'Work', States: { Work: work } } },
      functions: { work: () => ++runs },
      faults: seededFaults({ seed: 1, doubledInvocations: 1 }),
    });
    expect((await run('m')).output).toBe(1);
    expect(runs).toBe(2);
  });

  it('lets a function that is given a token come late, so that what it waits for has been', async () => {
    const Resource = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
    let calls = 0;
    const { start, advance, idle } = await startStepFunctions({
      machines: { m: { StartAt: 'Work', States: { Work: { ...work, Resource } } } },
      functions: { work: () => calls++ },
      faults: seededFaults({ seed: 1, delayedCallbacks: 1 }),
    });
    await start('m');
    await idle();
    expect(calls).toBe(0);
    await advance(5);
    expect(calls).toBe(1);
  });
});

it('200 executions interleave', async () => {
  const step = (name: string, Next?: string) => ({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: name, Payload: '{% $states.input %}' },
    Output: '{% $states.result.Payload %}',
    ...(Next === undefined ? { End: true } : { Next }),
  });
  const {
    start,
    describe: read,
    idle,
  } = await startStepFunctions({
    machines: {
      m: { StartAt: 'A', States: { A: step('plus', 'B'), B: step('plus', 'C'), C: step('plus') } },
    },
    functions: { plus: async (n: number) => n + 1 },
  });
  const arns = await Promise.all(Array.from({ length: 200 }, (_, n) => start('m', n)));
  await idle();
  const outputs = await Promise.all(arns.map(async (arn) => (await read(arn)).output));
  expect(outputs).toEqual(Array.from({ length: 200 }, (_, n) => n + 3));
});
