import type { Json } from '../json.ts';
import type { BranchId } from './branch.ts';
import { closeExecution } from './close-execution.ts';
import type { Draft } from './draft.ts';
import { forkOf } from './fork-of.ts';
import { type Outcome, SETTLED } from './outcome.ts';
import { startQueued } from './start-queued.ts';

/** A branch came to its end: the machine's own ends the execution, the last of a Parallel or Map ends that state. */
export function endBranch(draft: Draft, id: BranchId, output: Json): Outcome {
  const { parent, index } = draft.branch(id);
  if (parent === undefined) {
    closeExecution(draft, 'SUCCEEDED', { output });
    return SETTLED;
  }
  const { name, type } = draft.stateOf(draft.branch(parent));
  if (type === 'Map')
    draft.record(id, 'MapIterationSucceeded', { mapIterationSucceededEventDetails: { name, index } });
  draft.change(id, { doing: { kind: 'finished', output } });
  return join(draft, parent);
}

function join(draft: Draft, parent: BranchId): Outcome {
  const fork = forkOf(draft.branch(parent));
  const finished = fork.finished + 1;
  draft.change(parent, { doing: { ...fork, finished } });
  if (finished === fork.count) return { kind: 'done', branch: parent, result: collect(draft, parent) };
  startQueued(draft, parent);
  return SETTLED;
}

/** The outputs in the order of the branches, whichever came first. */
function collect(draft: Draft, parent: BranchId): Json[] {
  const fork = forkOf(draft.branch(parent));
  const outputs = Array.from({ length: fork.count }, (_, index) => {
    const { id, doing } = draft.branch(fork.first + index);
    if (doing.kind !== 'finished') throw new Error(`Branch ${id} is not finished`);
    draft.remove(id);
    return doing.output;
  });
  draft.change(parent, { doing: { kind: 'between' } });
  return outputs;
}
