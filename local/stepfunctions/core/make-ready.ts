import type { BranchId } from './branch.ts';
import type { Draft } from './draft.ts';

/** The branch's state is to be run, in a step of its own. */
export function makeReady(draft: Draft, branch: BranchId): void {
  draft.change(branch, { doing: { kind: 'ready', turn: draft.nextId() } });
}
