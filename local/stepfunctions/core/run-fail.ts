import { evaluateTemplate } from '../expressions/evaluate-template.ts';
import type { FailState } from '../language/machine.ts';
import type { Template } from '../language/template.ts';
import { bindingsOf } from './bindings-of.ts';
import type { BranchId } from './branch.ts';
import type { Draft } from './draft.ts';
import type { Outcome } from './outcome.ts';
import { StateFailure } from './state-failure.ts';

export async function runFail(draft: Draft, branch: BranchId, state: FailState): Promise<Outcome> {
  const error = await text(draft, branch, state.error);
  const cause = await text(draft, branch, state.cause);
  return { kind: 'broken', branch, failure: { error, cause } };
}

async function text(draft: Draft, id: BranchId, template: Template | undefined): Promise<string | undefined> {
  if (template === undefined) return undefined;
  const value = await evaluateTemplate(template, bindingsOf(draft, id));
  if (typeof value === 'string') return value;
  throw new StateFailure(
    'States.QueryEvaluationError',
    `Error and Cause must be strings, not ${JSON.stringify(value)}.`,
  );
}
