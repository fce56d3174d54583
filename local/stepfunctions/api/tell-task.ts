import { AwsError } from '../../contracts/aws-error.ts';
import type { Event } from '../core/event.ts';
import type { Executions } from '../runtime/executions.ts';
import { type FoundTask, findTask } from './find-task.ts';

/**
 * Tells the task that a token stands for of an event; it is on disk when the promise is kept.
 * @throws AwsError InvalidToken, TaskDoesNotExist, or TaskTimedOut when it no longer waits: it has ended or been
 * told before, its time is over, or its execution is closed
 */
export async function tellTask(
  executions: Executions,
  taskToken: string | undefined,
  toEvent: (task: FoundTask) => Event,
): Promise<object> {
  const task = findTask(executions, taskToken);
  if (await executions.post(task.execution, toEvent(task))) return {};
  throw new AwsError('TaskTimedOut', 'Task Timed Out: Provided task does not exist anymore');
}
