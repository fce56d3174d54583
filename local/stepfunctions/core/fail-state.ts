import type { Json } from '../json.ts';
import type { Catcher, Retrier } from '../language/machine.ts';
import { abandon } from './abandon.ts';
import type { BranchId } from './branch.ts';
import type { Draft } from './draft.ts';
import type { Failure } from './failure.ts';
import { matchesError } from './matches-error.ts';
import { type Outcome, SETTLED } from './outcome.ts';
import { retryDelayMs } from './retry-delay-ms.ts';

/** A state failed: retried, caught, or the branch fails with it. */
export function failState(draft: Draft, id: BranchId, failure: Failure): Outcome {
  abandon(draft, id);
  const state = draft.stateOf(draft.branch(id));
  if (!('retry' in state)) return { kind: 'broken', branch: id, failure };
  if (retry(draft, id, state.retry, failure)) return SETTLED;
  const catcher = state.catch.find((each) => matchesError(each.errorEquals, failure.error));
  return catcher === undefined ? { kind: 'broken', branch: id, failure } : catchFailure(id, catcher, failure);
}

/** Only the first Retrier that names the error counts: when it is used up, later ones are not asked. */
function retry(draft: Draft, id: BranchId, retriers: readonly Retrier[], failure: Failure): boolean {
  const index = retriers.findIndex((each) => matchesError(each.errorEquals, failure.error));
  const retrier = retriers[index];
  const used = draft.branch(id).retries[index] ?? 0;
  if (retrier === undefined || used >= retrier.maxAttempts) return false;
  const retries = retriers.map((_, each) => (draft.branch(id).retries[each] ?? 0) + (each === index ? 1 : 0));
  const until = draft.world.now + retryDelayMs(retrier, used, draft.world.random());
  draft.change(id, { retries, doing: { kind: 'backingOff', until } });
  return true;
}

/** A member that the failure does not have is missing: an expression that counts on it fails, as it may on AWS. */
function catchFailure(id: BranchId, catcher: Catcher, { error, cause }: Failure): Outcome {
  const errorOutput: Json = {
    ...(error === undefined ? {} : { Error: error }),
    ...(cause === undefined ? {} : { Cause: cause }),
  };
  const { output, assign, next } = catcher;
  const transition = { kind: 'next', state: next } as const;
  return {
    kind: 'leaving',
    branch: id,
    way: { output, assign, transition, seen: { errorOutput }, otherwise: errorOutput },
  };
}
