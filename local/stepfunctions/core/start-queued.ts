import type { BranchId } from './branch.ts';
import type { Draft } from './draft.ts';
import { enterState } from './enter-state.ts';
import { forkOf } from './fork-of.ts';

/** Starts queued branches, in their order, up to the fork's concurrency. */
export function startQueued(draft: Draft, parent: BranchId): void {
  const fork = forkOf(draft.branch(parent));
  const started = Math.min(fork.count, fork.finished + fork.concurrency);
  draft.change(parent, { doing: { ...fork, started } });
  for (let index = fork.started; index < started; index++) startBranch(draft, parent, fork.first + index);
}

function startBranch(draft: Draft, parent: BranchId, id: BranchId): void {
  const { index, input } = draft.branch(id);
  const { name, type } = draft.stateOf(draft.branch(parent));
  if (type === 'Map')
    draft.record(id, 'MapIterationStarted', { mapIterationStartedEventDetails: { name, index } });
  enterState(draft, id, draft.scopeOf(draft.branch(id)).startAt, input);
}
