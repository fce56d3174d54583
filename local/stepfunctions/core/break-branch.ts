import type { BranchId } from './branch.ts';
import { closeExecution } from './close-execution.ts';
import type { Draft } from './draft.ts';
import type { Failure } from './failure.ts';
import { type Outcome, SETTLED } from './outcome.ts';

/** A branch fails: the machine's own fails the execution, another one the Parallel or Map that made it. */
export function breakBranch(draft: Draft, id: BranchId, failure: Failure): Outcome {
  const { parent, index } = draft.branch(id);
  if (parent === undefined) {
    closeExecution(draft, 'FAILED', failure);
    return SETTLED;
  }
  const { name, type } = draft.stateOf(draft.branch(parent));
  if (type === 'Map')
    draft.record(id, 'MapIterationFailed', { mapIterationFailedEventDetails: { name, index } });
  draft.record(parent, `${type}StateFailed`);
  return { kind: 'failed', branch: parent, failure };
}
