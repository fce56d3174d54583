import { AwsError } from '../../contracts/aws-error.ts';
import { beginExecution } from '../core/begin-execution.ts';
import { LARGEST_DATA_BYTES } from '../core/check-size.ts';
import type { Execution } from '../core/execution.ts';
import type { Executions } from './executions.ts';

export interface StartRequest {
  machineArn: string;
  name: string;
  /** JSON text. */
  input: string;
  /** The task that starts it, where one does. */
  startedBy?: string;
}

/** What a name may not hold: white space, brackets, wildcards, special and control characters. */
const FORBIDDEN_IN_NAMES = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}]/u;
const LONGEST_NAME = 80;

/**
 * Starts an execution, unless the same request did so before: the same name with the same input while it runs, or
 * the same task of a parent (which may have crashed between the start and its note of it), is answered with what
 * is there.
 * @throws AwsError StateMachineDoesNotExist, InvalidName, InvalidExecutionInput, ExecutionAlreadyExists
 */
export function startExecution(executions: Executions, request: StartRequest): Execution {
  const deployed = executions.library.find(request.machineArn);
  if (deployed === undefined) {
    throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${request.machineArn}'`);
  }
  checkName(request.name);
  checkInput(request.input);
  const arn = `${request.machineArn.replace(':stateMachine:', ':execution:')}:${request.name}`;
  const existing = executions.find(arn);
  if (existing !== undefined) return sameOrBarred(existing, request);
  const { machine, digest: definition } = deployed;
  executions.admit(beginExecution(machine, { ...request, arn, definition }, executions.world()));
  return executions.find(arn) ?? unreachable(arn);
}

function sameOrBarred(existing: Execution, { startedBy, input }: StartRequest): Execution {
  const sameTask = startedBy !== undefined && existing.startedBy === startedBy;
  const sameRequest = existing.status === 'RUNNING' && existing.input === input;
  if (sameTask || sameRequest) return existing;
  throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${existing.arn}'`);
}

function checkName(name: string): void {
  if (name.length === 0 || name.length > LONGEST_NAME || FORBIDDEN_IN_NAMES.test(name)) {
    throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  }
}

function checkInput(input: string): void {
  if (Buffer.byteLength(input) > LARGEST_DATA_BYTES) {
    throw new AwsError('ValidationException', `The input is larger than ${LARGEST_DATA_BYTES} bytes.`);
  }
  try {
    JSON.parse(input);
  } catch (cause) {
    throw new AwsError(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: '${(cause as Error).message}'`,
    );
  }
}

function unreachable(arn: string): never {
  throw new Error(`Execution ${arn} is gone right after its start`);
}
