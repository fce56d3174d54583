import { type Bindings, evaluateTemplate } from '../expressions/evaluate-template.ts';
import type { Json } from '../json.ts';
import { bindingsOf } from './bindings-of.ts';
import type { BranchId } from './branch.ts';
import { checkSize } from './check-size.ts';
import type { Draft } from './draft.ts';
import { enterState } from './enter-state.ts';
import { type Outcome, SETTLED, type Way } from './outcome.ts';

/** Evaluates Output and Assign, both on the variables as they were, and takes the transition. */
export async function leaveState(draft: Draft, id: BranchId, way: Way): Promise<Outcome> {
  const bindings = bindingsOf(draft, id, way.seen);
  const output = way.output === undefined ? way.otherwise : await evaluateTemplate(way.output, bindings);
  const assigned = await evaluateAssign(way, bindings);
  recordExit(draft, id, output, assigned);
  draft.change(id, { variables: { ...draft.branch(id).variables, ...assigned } });
  if (way.transition.kind === 'end') return { kind: 'ended', branch: id, output };
  enterState(draft, id, way.transition.state, output);
  return SETTLED;
}

async function evaluateAssign({ assign }: Way, bindings: Bindings): Promise<Record<string, Json>> {
  const assigned: Record<string, Json> = {};
  for (const [variable, template] of assign) assigned[variable] = await evaluateTemplate(template, bindings);
  checkSize(assigned, 'What the state assigns to variables');
  return assigned;
}

function recordExit(draft: Draft, id: BranchId, output: Json, assigned: Record<string, Json>): void {
  const { name, type } = draft.stateOf(draft.branch(id));
  const text = checkSize(output, `The output of state '${name}'`);
  const variables = Object.entries(assigned).map(([variable, value]) => [variable, JSON.stringify(value)]);
  const assignedVariables = Object.fromEntries(variables);
  draft.record(id, `${type}StateExited`, {
    stateExitedEventDetails: { name, output: text, assignedVariables },
  });
}
