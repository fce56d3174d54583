import { evaluateTemplate } from '../expressions/evaluate-template.ts';
import type { ParallelState } from '../language/machine.ts';
import { bindingsOf } from './bindings-of.ts';
import type { BranchId } from './branch.ts';
import type { Draft } from './draft.ts';
import { fork } from './fork.ts';
import type { Outcome } from './outcome.ts';

export async function runParallel(draft: Draft, id: BranchId, state: ParallelState): Promise<Outcome> {
  const given = state.arguments;
  const input =
    given === undefined ? draft.branch(id).input : await evaluateTemplate(given, bindingsOf(draft, id));
  draft.record(id, 'ParallelStateStarted');
  const seeds = state.branches.map(() => ({ input }));
  return fork(draft, id, seeds, seeds.length);
}
