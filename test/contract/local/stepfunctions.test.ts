import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  InvalidExecutionInput,
  InvalidName,
  InvalidOutput,
  InvalidToken,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startServices } from '../../support/start-services.ts';
import { START, type StartedStepFunctions, startStepFunctions } from '../../support/start-step-functions.ts';

const ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:asking';
const asking = {
  Comment: 'Asks, and ends with the answer',
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'ask', Payload: '{% $states.context.Task.Token %}' },
      HeartbeatSeconds: 60,
      End: true,
    },
  },
};

let tokens: string[];
let cloud: StartedStepFunctions;
let server: Awaited<ReturnType<typeof startServices>>;
let client: SFNClient;

beforeEach(async () => {
  tokens = [];
  cloud = await startStepFunctions({
    machines: { asking },
    functions: { ask: (token: string) => void tokens.push(token) },
  });
  server = await startServices([cloud.cloud.service]);
  client = new SFNClient(server.client);
});

afterEach(async () => {
  client.destroy();
  await server.close();
  await cloud.cloud.close();
});

async function start(name: string, input = '{"a":1}') {
  const command = new StartExecutionCommand({ stateMachineArn: ARN, name, input });
  const { executionArn, startDate } = await client.send(command);
  await cloud.idle();
  return { executionArn, startDate, taskToken: tokens.at(-1) };
}

describe('the unmodified SDK client', () => {
  test('starts, answers and describes an execution', async () => {
    const { executionArn, startDate, taskToken } = await start('one');
    expect(executionArn).toBe(`${ARN.replace('stateMachine', 'execution')}:one`);
    expect(startDate).toEqual(new Date(START));
    await client.send(new SendTaskHeartbeatCommand({ taskToken }));
    await client.send(new SendTaskSuccessCommand({ taskToken, output: '{"b":2}' }));
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      executionArn,
      stateMachineArn: ARN,
      name: 'one',
      status: 'SUCCEEDED',
      input: '{"a":1}',
      output: '{"b":2}',
      stopDate: new Date(START),
    });
  });

  test('fails a task with error and cause', async () => {
    const { executionArn, taskToken } = await start('one');
    await client.send(new SendTaskFailureCommand({ taskToken, error: 'No', cause: 'because' }));
    const described = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(described).toMatchObject({ status: 'FAILED', error: 'No', cause: 'because' });
    expect(described.output).toBeUndefined();
  });

  test('lists and stops executions', async () => {
    const { executionArn } = await start('one');
    await start('two');
    expect(await client.send(new StopExecutionCommand({ executionArn, cause: 'enough' }))).toMatchObject({
      stopDate: new Date(START),
    });
    const list = async (statusFilter?: 'RUNNING' | 'ABORTED') => {
      const { executions } = await client.send(
        new ListExecutionsCommand({ stateMachineArn: ARN, statusFilter }),
      );
      return executions?.map(({ name }) => name);
    };
    expect(await list()).toEqual(expect.arrayContaining(['one', 'two']));
    expect(await list('RUNNING')).toEqual(['two']);
    expect(await list('ABORTED')).toEqual(['one']);
  });

  test('reads the history', async () => {
    const { executionArn, taskToken } = await start('one');
    await client.send(new SendTaskSuccessCommand({ taskToken, output: '2' }));
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events?.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    expect(events?.[1]).toMatchObject({ id: 2, stateEnteredEventDetails: { name: 'Ask', input: '{"a":1}' } });
    expect(events?.at(-1)).toMatchObject({
      timestamp: new Date(START),
      executionSucceededEventDetails: { output: '2' },
    });
  });

  test('describes machines', async () => {
    const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
    expect(stateMachines).toMatchObject([{ stateMachineArn: ARN, name: 'asking', type: 'STANDARD' }]);
    const { definition } = await client.send(new DescribeStateMachineCommand({ stateMachineArn: ARN }));
    expect(JSON.parse(definition ?? '')).toEqual({ QueryLanguage: 'JSONata', ...asking });
    const { executionArn } = await start('one');
    const command = new DescribeStateMachineForExecutionCommand({ executionArn });
    expect(await client.send(command)).toMatchObject({ stateMachineArn: ARN, definition });
  });
});

describe('errors come as the SDK models them', () => {
  const EXECUTION = `${ARN.replace('stateMachine', 'execution')}:none`;

  test('of executions', async () => {
    await start('one');
    await expect(start('one', '2')).rejects.toBeInstanceOf(ExecutionAlreadyExists);
    await expect(start('a b')).rejects.toBeInstanceOf(InvalidName);
    await expect(start('two', '{')).rejects.toBeInstanceOf(InvalidExecutionInput);
    const nobody = new StartExecutionCommand({ stateMachineArn: `${ARN}2` });
    await expect(client.send(nobody)).rejects.toBeInstanceOf(StateMachineDoesNotExist);
    const none = { executionArn: EXECUTION };
    await expect(client.send(new DescribeExecutionCommand(none))).rejects.toBeInstanceOf(
      ExecutionDoesNotExist,
    );
    await expect(client.send(new StopExecutionCommand(none))).rejects.toBeInstanceOf(ExecutionDoesNotExist);
  });

  test('of tokens', async () => {
    const { taskToken } = await start('one');
    const succeed = (token = taskToken, output = '1') =>
      client.send(new SendTaskSuccessCommand({ taskToken: token, output }));
    const unknown = Buffer.from(JSON.stringify([EXECUTION, 0, 1, 'x'])).toString('base64url');
    await expect(succeed('nonsense')).rejects.toBeInstanceOf(InvalidToken);
    await expect(succeed(unknown)).rejects.toBeInstanceOf(TaskDoesNotExist);
    await expect(succeed(taskToken, '{')).rejects.toBeInstanceOf(InvalidOutput);
    await succeed();
    await expect(succeed()).rejects.toBeInstanceOf(TaskTimedOut);
    await expect(client.send(new SendTaskHeartbeatCommand({ taskToken }))).rejects.toBeInstanceOf(
      TaskTimedOut,
    );
  });
});
