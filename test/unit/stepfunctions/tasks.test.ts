import { describe, expect, it } from 'vitest';
import { AwsError } from '../../../local/contracts/aws-error.ts';
import { FunctionError } from '../../../local/contracts/invoke-function.ts';
import { startStepFunctions } from '../../support/start-step-functions.ts';

const task = (more: object) => ({
  StartAt: 'Work',
  States: {
    Work: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'work', Payload: '{% $states.input %}' },
      End: true,
      ...more,
    },
  },
});

const waiting = (more: object = {}) =>
  task({
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: 'work', Payload: { token: '{% $states.context.Task.Token %}' } },
    ...more,
  });

/** Step Functions whose function `work` keeps the tokens that it is given. */
async function withTokens(definition: object, onToken: (token: string) => unknown = () => null) {
  const tokens: string[] = [];
  const work = ({ token }: { token: string }) => {
    tokens.push(token);
    return onToken(token);
  };
  const cloud = await startStepFunctions({ machines: { m: definition }, functions: { work } });
  const arn = await cloud.start('m');
  await cloud.idle();
  const last = () => tokens.at(-1) ?? '';
  return { ...cloud, arn, tokens, last };
}

const code = (error: string) => expect.objectContaining({ code: error });

describe('lambda:invoke', () => {
  it('answers what the function returned, as Lambda does', async () => {
    const functions = { work: ({ n }: { n: number }) => ({ twice: n * 2 }) };
    const { run } = await startStepFunctions({ machines: { m: task({}) }, functions });
    expect((await run('m', { n: 4 })).output).toEqual({
      ExecutedVersion: '$LATEST',
      Payload: { twice: 8 },
      StatusCode: 200,
    });
  });

  it('answers null for a function that returned nothing', async () => {
    const { run } = await startStepFunctions({
      machines: { m: task({}) },
      functions: { work: () => undefined },
    });
    expect((await run('m')).output).toMatchObject({ Payload: null });
  });

  it("names the function's error by its type and tells all of it as the cause", async () => {
    const work = () => {
      throw new FunctionError('OddError', 'seven');
    };
    const { status, error, cause } = await (
      await startStepFunctions({ machines: { m: task({}) }, functions: { work } })
    ).run('m');
    expect([status, error]).toEqual(['FAILED', 'OddError']);
    expect(JSON.parse(String(cause))).toEqual({ errorType: 'OddError', errorMessage: 'seven', trace: [] });
  });

  it("names Lambda's own errors after it", async () => {
    const work = () => {
      throw new AwsError('TooManyRequestsException', 'slow down');
    };
    const { run } = await startStepFunctions({ machines: { m: task({}) }, functions: { work } });
    expect(await run('m')).toMatchObject({ error: 'Lambda.TooManyRequestsException', cause: 'slow down' });
    const broken = await startStepFunctions({ machines: { m: task({}) } });
    expect(await broken.run('m')).toMatchObject({ error: 'Lambda.Unknown' });
  });

  it('keeps what a function does to its payload out of the execution', async () => {
    const work = (payload: { list: number[] }) => payload.list.push(2);
    const definition = task({ Output: '{% $states.input %}' });
    const { run } = await startStepFunctions({ machines: { m: definition }, functions: { work } });
    expect((await run('m', { list: [1] })).output).toEqual({ list: [1] });
  });

  it('refuses a result of more than 256 KB', async () => {
    const definition = task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Work' }] });
    const { run } = await startStepFunctions({
      machines: { m: definition },
      functions: { work: () => 'x'.repeat(262_144) },
    });
    expect(await run('m')).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('times out, whatever the function answers later', async () => {
    let finish = (_: string) => {};
    const work = () => new Promise((resolve) => (finish = resolve));
    const {
      start,
      describe: read,
      clock,
      cloud,
    } = await startStepFunctions({
      machines: { m: task({ TimeoutSeconds: '{% 5 * 2 %}' }) },
      functions: { work },
    });
    const arn = await start('m');
    await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(10_000);
    finish('late');
    await cloud.idle();
    expect(await read(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
});

describe('lambda:invoke.waitForTaskToken', () => {
  it('ends by its token, not by what the function returns', async () => {
    const { call, describe: read, arn, last, cloud } = await withTokens(waiting(), () => 'ignored');
    expect(await read(arn)).toMatchObject({ status: 'RUNNING' });
    await call('SendTaskSuccess', { taskToken: last(), output: '{"ok":true}' });
    await cloud.idle();
    expect(await read(arn)).toMatchObject({ status: 'SUCCEEDED', output: { ok: true } });
  });

  it('may be answered before its function has returned', async () => {
    const {
      describe: read,
      arn,
      cloud,
      call,
    } = await (async () => {
      let answer = (_: string): unknown => undefined;
      const made = await withTokens(waiting(), (token) => answer(token));
      answer = (token) => made.call('SendTaskSuccess', { taskToken: token, output: '1' });
      return { ...made, arn: await made.start('m') };
    })();
    await cloud.idle();
    expect(await read(arn)).toMatchObject({ status: 'SUCCEEDED', output: 1 });
    expect(call).toBeDefined();
  });

  it('fails when its function fails', async () => {
    const { describe: read, arn } = await withTokens(waiting(), () => {
      throw new FunctionError('Refused', 'no');
    });
    expect(await read(arn)).toMatchObject({ status: 'FAILED', error: 'Refused' });
  });

  it('fails by SendTaskFailure, and a retry waits for a new token', async () => {
    const definition = waiting({ Retry: [{ ErrorEquals: ['Again'], IntervalSeconds: 2 }] });
    const { call, describe: read, advance, arn, tokens, cloud } = await withTokens(definition);
    await call('SendTaskFailure', { taskToken: tokens[0], error: 'Again', cause: 'x' });
    await advance(2);
    expect(tokens).toHaveLength(2);
    await expect(call('SendTaskSuccess', { taskToken: tokens[0], output: '0' })).rejects.toEqual(
      code('TaskTimedOut'),
    );
    await call('SendTaskSuccess', { taskToken: tokens[1], output: '1' });
    await cloud.idle();
    expect(await read(arn)).toMatchObject({ status: 'SUCCEEDED', output: 1 });
  });

  it('takes one answer only, even of two at once', async () => {
    const { call, describe: read, arn, last, cloud } = await withTokens(waiting());
    const answers = [1, 2, 3].map((n) => call('SendTaskSuccess', { taskToken: last(), output: `${n}` }));
    const settled = await Promise.allSettled(answers);
    await cloud.idle();
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await read(arn)).toMatchObject({ output: 1 });
  });

  it('tells unknown, malformed and late tokens apart', async () => {
    const { call, last, advance } = await withTokens(waiting({ TimeoutSeconds: 10 }));
    const other = await withTokens(waiting());
    const send = (taskToken: string) => call('SendTaskSuccess', { taskToken, output: '1' });
    await expect(send('nonsense')).rejects.toEqual(code('InvalidToken'));
    await expect(send(other.last())).rejects.toEqual(code('TaskDoesNotExist'));
    await advance(10);
    await expect(send(last())).rejects.toEqual(code('TaskTimedOut'));
  });

  it('cannot be ended by a token that was made up', async () => {
    const { call, last } = await withTokens(waiting());
    const read = JSON.parse(Buffer.from(last(), 'base64url').toString());
    const forged = Buffer.from(JSON.stringify([...read.slice(0, 3), 'guess'])).toString('base64url');
    await expect(call('SendTaskSuccess', { taskToken: forged, output: '1' })).rejects.toEqual(
      code('TaskTimedOut'),
    );
  });

  it('is not told that it is late when Step Functions is stopping', async () => {
    const { call, last, cloud } = await withTokens(waiting());
    const onItsWay = call('SendTaskSuccess', { taskToken: last(), output: '1' });
    const closed = cloud.close();
    await expect(onItsWay).rejects.toEqual(code('ServiceUnavailable'));
    await closed;
    const after = call('SendTaskSuccess', { taskToken: last(), output: '1' });
    await expect(after).rejects.toEqual(code('ServiceUnavailable'));
  });

  it('refuses output that is not JSON, or too large', async () => {
    const { call, last } = await withTokens(waiting());
    const send = (output: string) => call('SendTaskSuccess', { taskToken: last(), output });
    await expect(send('{')).rejects.toEqual(code('InvalidOutput'));
    await expect(send(`"${'x'.repeat(262_144)}"`)).rejects.toEqual(code('ValidationException'));
    await expect(send('1')).resolves.toEqual({});
  });

  it('lives as long as its heartbeats come', async () => {
    const definition = waiting({ HeartbeatSeconds: 10, TimeoutSeconds: 100 });
    const { call, describe: read, advance, arn, last } = await withTokens(definition);
    for (let beat = 0; beat < 5; beat++) {
      await advance(9);
      await call('SendTaskHeartbeat', { taskToken: last() });
    }
    expect(await read(arn)).toMatchObject({ status: 'RUNNING' });
    await advance(9.999);
    expect(await read(arn)).toMatchObject({ status: 'RUNNING' });
    await advance(0.001);
    expect(await read(arn)).toMatchObject({ status: 'FAILED', error: 'States.HeartbeatTimeout' });
  });

  it('is not kept alive by heartbeats beyond its timeout', async () => {
    const {
      call,
      describe: read,
      advance,
      arn,
      last,
    } = await withTokens(waiting({ HeartbeatSeconds: 10, TimeoutSeconds: 12 }));
    await advance(9);
    await call('SendTaskHeartbeat', { taskToken: last() });
    await advance(3);
    expect(await read(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
});

describe('startExecution', () => {
  const child = {
    StartAt: 'Sleep',
    States: { Sleep: { Type: 'Wait', Seconds: 5, Output: { ok: '{% $states.input.a %}' }, End: true } },
  };
  const failing = { StartAt: 'Break', States: { Break: { Type: 'Fail', Error: 'Broken', Cause: 'c' } } };
  const parent = (suffix: string, more: object = {}) =>
    task({
      Resource: `arn:aws:states:::states:startExecution${suffix}`,
      Arguments: {
        StateMachineArn: '{% "arn:aws:states:us-east-1:000000000000:stateMachine:" & $states.input.of %}',
        Name: 'the-child',
        Input: { a: 1 },
      },
      ...more,
    });
  const CHILD = 'arn:aws:states:us-east-1:000000000000:execution:child:the-child';

  it('goes on at once without .sync', async () => {
    const { run, describe: read } = await startStepFunctions({ machines: { m: parent(''), child } });
    expect(await run('m', { of: 'child' })).toMatchObject({
      status: 'SUCCEEDED',
      output: { ExecutionArn: CHILD },
    });
    expect(await read(CHILD)).toMatchObject({ status: 'RUNNING' });
  });

  it.each([
    ['.sync:2', { a: 1 }, { ok: 1 }],
    ['.sync', '{"a":1}', '{"ok":1}'],
  ])('waits for the child with %s', async (suffix, Input, Output) => {
    const {
      start,
      describe: read,
      advance,
    } = await startStepFunctions({ machines: { m: parent(suffix), child } });
    const arn = await start('m', { of: 'child' });
    await advance(4);
    expect(await read(arn)).toMatchObject({ status: 'RUNNING' });
    await advance(1);
    expect(await read(arn)).toMatchObject({
      status: 'SUCCEEDED',
      output: { Name: 'the-child', Status: 'SUCCEEDED', Input, Output },
    });
  });

  it('fails with States.TaskFailed when the child fails', async () => {
    const { run } = await startStepFunctions({ machines: { m: parent('.sync:2'), failing } });
    const { error, cause } = await run('m', { of: 'failing' });
    expect(error).toBe('States.TaskFailed');
    expect(JSON.parse(String(cause))).toMatchObject({ Status: 'FAILED', Error: 'Broken', Cause: 'c' });
  });

  it('names why a child cannot be started', async () => {
    const { run } = await startStepFunctions({ machines: { m: parent('.sync:2'), child } });
    expect(await run('m', { of: 'nobody' })).toMatchObject({
      error: 'StepFunctions.StateMachineDoesNotExistException',
    });
    const twice = await startStepFunctions({ machines: { m: parent(''), child } });
    await twice.start('child', { a: 2 }, 'the-child');
    expect(await twice.run('m', { of: 'child' })).toMatchObject({
      error: 'StepFunctions.ExecutionAlreadyExistsException',
    });
  });

  it.each([
    [
      'is stopped',
      async (arn: string, cloud: Awaited<ReturnType<typeof startStepFunctions>>) =>
        cloud.call('StopExecution', { executionArn: arn }),
    ],
    [
      'times out',
      async (_: string, cloud: Awaited<ReturnType<typeof startStepFunctions>>) => cloud.advance(3),
    ],
  ])('stops the child when the parent %s', async (_, end) => {
    const cloud = await startStepFunctions({
      machines: { m: parent('.sync:2', { TimeoutSeconds: 3 }), child },
    });
    const arn = await cloud.start('m', { of: 'child' });
    await cloud.idle();
    await end(arn, cloud);
    await cloud.idle();
    expect(await cloud.describe(CHILD)).toMatchObject({ status: 'ABORTED' });
  });
});
