import type { Json } from '../json.ts';
import { abandon } from './abandon.ts';
import { ROOT } from './branch.ts';
import type { Draft } from './draft.ts';
import type { ExecutionStatus } from './execution.ts';
import type { Failure } from './failure.ts';
import { statusChange } from './status-change.ts';

type Closed = Exclude<ExecutionStatus, 'RUNNING'>;

const EVENTS: Readonly<Record<Closed, readonly [type: string, details: string]>> = {
  SUCCEEDED: ['ExecutionSucceeded', 'executionSucceededEventDetails'],
  FAILED: ['ExecutionFailed', 'executionFailedEventDetails'],
  TIMED_OUT: ['ExecutionTimedOut', 'executionTimedOutEventDetails'],
  ABORTED: ['ExecutionAborted', 'executionAbortedEventDetails'],
};

/** Ends the execution: whatever its branches still wait for is given up. */
export function closeExecution(draft: Draft, status: Closed, how: Failure & { output?: Json }): void {
  const { output, error, cause } = how;
  abandon(draft, ROOT);
  draft.remove(ROOT);
  draft.changeExecution({ status, ending: { at: draft.world.now, output, error, cause } });
  const [type, details] = EVENTS[status];
  const told = status === 'SUCCEEDED' ? { output: JSON.stringify(output) } : { error, cause };
  draft.record(undefined, type, { [details]: told });
  draft.deeds.push({ kind: 'announce', detail: statusChange(draft.execution) });
}
