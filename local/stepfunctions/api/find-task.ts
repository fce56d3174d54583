import { AwsError } from '../../contracts/aws-error.ts';
import type { TaskRef } from '../core/event.ts';
import { readTaskToken } from '../core/task-token.ts';
import type { Executions } from '../runtime/executions.ts';
import { required } from './required.ts';

export interface FoundTask {
  execution: string;
  ref: TaskRef;
  token: string;
}

/**
 * The attempt that a task token stands for; whether it still waits, only its execution knows.
 * @throws AwsError InvalidToken when it is no token, TaskDoesNotExist when nothing is known of its execution
 */
export function findTask(executions: Executions, given: string | undefined): FoundTask {
  const token = required(given, 'taskToken');
  const read = readTaskToken(token);
  if (read === undefined) throw new AwsError('InvalidToken', `Invalid Token: '${token}'`);
  const { execution, branch, task } = read;
  if (executions.find(execution) === undefined) {
    throw new AwsError('TaskDoesNotExist', 'Task Does Not Exist: Provided task does not exist');
  }
  return { execution, ref: { branch, task }, token };
}
