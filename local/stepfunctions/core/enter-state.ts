import type { Json } from '../json.ts';
import type { BranchId } from './branch.ts';
import { checkSize } from './check-size.ts';
import type { Draft } from './draft.ts';
import { makeReady } from './make-ready.ts';

/**
 * Moves a branch into a state; the state is run in the next step.
 * @throws StateFailure `States.DataLimitExceeded`
 */
export function enterState(draft: Draft, id: BranchId, name: string, input: Json): void {
  const text = checkSize(input, `The input of state '${name}'`);
  draft.change(id, { state: name, input, enteredAt: draft.world.now, retries: [] });
  makeReady(draft, id);
  const { type } = draft.stateOf(draft.branch(id));
  draft.record(id, `${type}StateEntered`, { stateEnteredEventDetails: { name, input: text } });
}
