import { type Bindings, evaluateTemplate } from '../expressions/evaluate-template.ts';
import type { ChoiceRule, ChoiceState } from '../language/machine.ts';
import { bindingsOf } from './bindings-of.ts';
import type { BranchId } from './branch.ts';
import type { Draft } from './draft.ts';
import type { Outcome } from './outcome.ts';
import { StateFailure } from './state-failure.ts';

/** The first rule whose condition is true decides, else the default. */
export async function runChoice(draft: Draft, id: BranchId, state: ChoiceState): Promise<Outcome> {
  const bindings = bindingsOf(draft, id);
  for (const rule of state.rules) {
    if (await holds(rule, bindings)) return leaving(draft, id, rule);
  }
  if (state.default === undefined) {
    throw new StateFailure(
      'States.NoChoiceMatched',
      `No rule of state '${state.name}' matched and it has no Default.`,
    );
  }
  return leaving(draft, id, { output: undefined, assign: [], next: state.default });
}

async function holds({ condition }: ChoiceRule, bindings: Bindings): Promise<boolean> {
  const value = await evaluateTemplate(condition, bindings);
  if (typeof value === 'boolean') return value;
  throw new StateFailure(
    'States.QueryEvaluationError',
    `A Condition must be true or false, not ${JSON.stringify(value)}.`,
  );
}

function leaving(draft: Draft, branch: BranchId, rule: Omit<ChoiceRule, 'condition'>): Outcome {
  const { output, assign, next } = rule;
  const transition = { kind: 'next', state: next } as const;
  return {
    kind: 'leaving',
    branch,
    way: { output, assign, transition, seen: {}, otherwise: draft.branch(branch).input },
  };
}
