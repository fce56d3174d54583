import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { ExecutionOutcome, Machine, Workflows } from '../ports/workflows.ts';
import { callAws } from './call-aws.ts';
import { errorCode } from './error-code.ts';

/** A callback after the wait's end: its time limit passed, it was called back before, or it never was ours. */
const LATE_TOKEN = ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'];
const MOST_ERROR_CHARACTERS = 256;
const MOST_CAUSE_CHARACTERS = 32_768;

/**
 * The state machines on Step Functions. `stateMachineArnPrefix` is everything before the machine's name:
 * `arn:aws:states:<region>:<account>:stateMachine:opswright-<stage>-`.
 */
export function createSfnWorkflows(options: { client: SFNClient; stateMachineArnPrefix: string }): Workflows {
  const { client, stateMachineArnPrefix: prefix } = options;
  const executionArn = (machine: Machine, name: string) =>
    `${prefix.replace(':stateMachine:', ':execution:')}${machine}:${name}`;

  return {
    start: (machine, name, input) => {
      const command = { stateMachineArn: prefix + machine, name, input: JSON.stringify(input) };
      return call(() => client.send(new StartExecutionCommand(command)), ['ExecutionAlreadyExists']);
    },
    resume: (taskToken, output) => {
      const command = { taskToken, output: JSON.stringify(output) };
      return call(() => client.send(new SendTaskSuccessCommand(command)), LATE_TOKEN);
    },
    fail: (taskToken, error, cause) => {
      const words = {
        error: error.slice(0, MOST_ERROR_CHARACTERS),
        cause: cause.slice(0, MOST_CAUSE_CHARACTERS),
      };
      return call(() => client.send(new SendTaskFailureCommand({ taskToken, ...words })), LATE_TOKEN);
    },
    outcome: (machine, name) =>
      callAws('Step Functions', () => describe(client, executionArn(machine, name))),
  };
}

/** Makes a call whose errors of these names mean that what it wants is already so. */
async function call(send: () => Promise<unknown>, alreadySo: string[]): Promise<void> {
  await callAws('Step Functions', send).catch((error) => {
    if (!alreadySo.includes(errorCode(error))) throw error;
  });
}

async function describe(client: SFNClient, executionArn: string): Promise<ExecutionOutcome | undefined> {
  try {
    return outcomeOf(await client.send(new DescribeExecutionCommand({ executionArn })));
  } catch (error) {
    if (errorCode(error) !== 'ExecutionDoesNotExist') throw error;
    return undefined;
  }
}

function outcomeOf({ status, error, cause }: DescribeExecutionCommandOutput): ExecutionOutcome {
  switch (status) {
    case 'RUNNING':
    case 'PENDING_REDRIVE':
      return { status: 'running' };
    case 'SUCCEEDED':
      return { status: 'succeeded' };
    case 'TIMED_OUT':
      return { status: 'failed', error: error ?? 'States.Timeout', cause };
    case 'FAILED':
    case 'ABORTED':
      return { status: 'failed', error, cause };
    default:
      throw new Error(`Step Functions gives an execution a status that we do not know: ${status}`);
  }
}
