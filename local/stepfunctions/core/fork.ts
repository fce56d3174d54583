import type { Json } from '../json.ts';
import type { Branch, BranchId } from './branch.ts';
import type { Draft } from './draft.ts';
import { type Outcome, SETTLED } from './outcome.ts';
import { startQueued } from './start-queued.ts';

/** What a new branch starts with. */
export interface Seed {
  readonly input: Json;
  /** The Map's item, where it is for one. */
  readonly item?: Json;
}

/** Splits a branch into one for each seed, at least one; it goes on when all of them have finished. */
export function fork(draft: Draft, parent: BranchId, seeds: readonly Seed[], concurrency: number): Outcome {
  const first = draft.nextIds(seeds.length);
  for (const [index, seed] of seeds.entries()) {
    draft.add({ ...seed, ...blankBranch(draft.branch(parent)), id: first + index, index });
  }
  draft.change(parent, {
    doing: { kind: 'forked', first, count: seeds.length, started: 0, finished: 0, concurrency },
  });
  startQueued(draft, parent);
  return SETTLED;
}

function blankBranch({ id, enteredAt, lastEvent }: Branch): Omit<Branch, 'id' | 'index' | 'input'> {
  return {
    parent: id,
    variables: {},
    state: '',
    enteredAt,
    retries: [],
    doing: { kind: 'queued' },
    lastEvent,
  };
}
