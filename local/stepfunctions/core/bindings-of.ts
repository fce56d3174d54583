import type { Bindings } from '../expressions/evaluate-template.ts';
import { functions } from '../expressions/functions.ts';
import type { Json } from '../json.ts';
import type { BranchId } from './branch.ts';
import { type ContextExtras, contextOf } from './context-of.ts';
import type { Draft } from './draft.ts';

/** What a state may see in `$states` beside its input and the context. */
export interface Seen extends ContextExtras {
  readonly result?: Json;
  readonly errorOutput?: Json;
}

/** What the expressions of a branch's state see. */
export function bindingsOf(draft: Draft, id: BranchId, seen: Seen = {}): Bindings {
  const { result, errorOutput } = seen;
  const states = { input: draft.branch(id).input, result, errorOutput, context: contextOf(draft, id, seen) };
  return { ...functions(draft.world), ...variablesOf(draft, id), states };
}

/** The variables of the branch and of all branches around it. */
function variablesOf(draft: Draft, id: BranchId): Record<string, Json> {
  const { parent, variables } = draft.branch(id);
  return parent === undefined ? variables : { ...variablesOf(draft, parent), ...variables };
}
