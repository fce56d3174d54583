import { AwsError } from '../../contracts/aws-error.ts';
import type { Event } from '../core/event.ts';
import { summaryOf } from '../core/execution-summary.ts';
import type { Work } from '../core/work.ts';
import type { Executions } from './executions.ts';
import { startExecution } from './start-execution.ts';

/** Starts the child of a task of `parent`; answers the event that this is for the task. */
export function childStartEvent(
  executions: Executions,
  parent: string,
  { ref, call }: Extract<Work, { kind: 'startChild' }>,
): Event {
  const { machineArn, name, input } = call;
  const startedBy = `${parent}#${ref.task}`;
  try {
    const child = startExecution(executions, { machineArn, name, input, startedBy });
    return { kind: 'childStarted', ref, child: summaryOf(child) };
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    const code = thrown.code.replace(/Exception$/, '');
    return { kind: 'failed', ref, error: `StepFunctions.${code}Exception`, cause: thrown.message };
  }
}
