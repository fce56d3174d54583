import type { Json } from '../json.ts';
import type { BranchId } from './branch.ts';
import type { Draft } from './draft.ts';
import type { Outcome } from './outcome.ts';

/** How a state whose work is done is left: by its own Output, Assign, and Next or End. */
export function wayOut(draft: Draft, id: BranchId, result: Json | undefined): Outcome {
  const branch = draft.branch(id);
  const state = draft.stateOf(branch);
  if (!('transition' in state)) throw new Error(`State '${state.name}' of type ${state.type} has no way out`);
  const { output, assign, transition } = state;
  const otherwise = result === undefined ? branch.input : result;
  return { kind: 'leaving', branch: id, way: { output, assign, transition, seen: { result }, otherwise } };
}
