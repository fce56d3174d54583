import type { Json } from '../json.ts';
import type { Branch, BranchId } from './branch.ts';
import type { Draft } from './draft.ts';
import { type Outcome, SETTLED } from './outcome.ts';
import { startQueued } from './start-queued.ts';

interface Forking {
  branches: readonly { readonly input: Json; readonly item?: Json }[];
  /** The most that run at a time. */
  concurrency: number;
}

/** Splits a branch into several, at least one; it goes on when all of them have finished. */
export function fork(draft: Draft, parent: BranchId, { branches, concurrency }: Forking): Outcome {
  const ids = branches.map(() => draft.nextId());
  ids.forEach((id, index) => {
    draft.add(newBranch(draft.branch(parent), id, index, branches[index] ?? { input: null }));
  });
  const [first = parent] = ids;
  draft.change(parent, {
    doing: { kind: 'forked', first, count: ids.length, started: 0, finished: 0, concurrency },
  });
  startQueued(draft, parent);
  return SETTLED;
}

function newBranch(
  parent: Branch,
  id: BranchId,
  index: number,
  { input, item }: Forking['branches'][number],
): Branch {
  return {
    id,
    parent: parent.id,
    index,
    item,
    input,
    variables: {},
    state: '',
    enteredAt: parent.enteredAt,
    retries: [],
    doing: { kind: 'queued' },
    lastEvent: parent.lastEvent,
  };
}
