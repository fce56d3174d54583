import type { Json } from '../json.ts';
import type { ExecutionSummary } from './execution-summary.ts';

/**
 * What `startExecution.sync` answers: a description of the closed child. With `.sync:2` (`json`) Input and Output
 * are values, without it JSON texts. Dates are epoch milliseconds.
 */
export function childResult(child: ExecutionSummary, form: 'text' | 'json'): Json {
  const { output, error, cause, at } = child.ending ?? {};
  return {
    ExecutionArn: child.arn,
    Input: form === 'json' ? JSON.parse(child.input) : child.input,
    InputDetails: { Included: true },
    Name: child.name,
    StartDate: child.startedAt,
    StateMachineArn: child.machineArn,
    Status: child.status,
    ...(at === undefined ? {} : { StopDate: at }),
    ...(output === undefined
      ? {}
      : { Output: form === 'json' ? output : JSON.stringify(output), OutputDetails: { Included: true } }),
    ...(error === undefined ? {} : { Error: error }),
    ...(cause === undefined ? {} : { Cause: cause }),
  };
}
