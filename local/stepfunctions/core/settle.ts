import { breakBranch } from './break-branch.ts';
import type { Draft } from './draft.ts';
import { endBranch } from './end-branch.ts';
import { failState } from './fail-state.ts';
import { leaveState } from './leave-state.ts';
import type { Outcome } from './outcome.ts';
import { runState } from './run-state.ts';
import { StateFailure } from './state-failure.ts';
import { wayOut } from './way-out.ts';

/** Follows outcomes until nothing more happens in this step. */
export async function settle(draft: Draft, first: Outcome): Promise<void> {
  let outcome = first;
  while (outcome.kind !== 'settled') outcome = await followOrFail(draft, outcome);
}

type Open = Exclude<Outcome, { kind: 'settled' }>;

async function followOrFail(draft: Draft, outcome: Open): Promise<Outcome> {
  try {
    return await follow(draft, outcome);
  } catch (thrown) {
    if (!(thrown instanceof StateFailure)) throw thrown;
    const failure = { error: thrown.error, cause: thrown.reason };
    // A Catch that cannot evaluate its own Output does not catch.
    const caught = outcome.kind === 'leaving' && outcome.way.seen.errorOutput !== undefined;
    return { kind: caught ? 'broken' : 'failed', branch: outcome.branch, failure };
  }
}

function follow(draft: Draft, outcome: Open): Promise<Outcome> | Outcome {
  switch (outcome.kind) {
    case 'run':
      return runState(draft, outcome.branch);
    case 'done':
      return wayOut(draft, outcome.branch, outcome.result);
    case 'leaving':
      return leaveState(draft, outcome.branch, outcome.way);
    case 'ended':
      return endBranch(draft, outcome.branch, outcome.output);
    case 'failed':
      return failState(draft, outcome.branch, outcome.failure);
    case 'broken':
      return breakBranch(draft, outcome.branch, outcome.failure);
  }
}
