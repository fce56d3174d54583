import type { Json } from '../json.ts';
import type { SucceedState } from '../language/machine.ts';
import type { BranchId } from './branch.ts';
import type { Draft } from './draft.ts';
import type { Outcome, Way } from './outcome.ts';
import { runChoice } from './run-choice.ts';
import { runFail } from './run-fail.ts';
import { runMap } from './run-map.ts';
import { runParallel } from './run-parallel.ts';
import { runTask } from './run-task.ts';
import { runWait } from './run-wait.ts';

/** @throws StateFailure when the state's own fields cannot be evaluated */
export function runState(draft: Draft, id: BranchId): Promise<Outcome> | Outcome {
  const branch = draft.branch(id);
  const state = draft.stateOf(branch);
  switch (state.type) {
    case 'Pass':
      return { kind: 'done', branch: id };
    case 'Task':
      return runTask(draft, id, state);
    case 'Choice':
      return runChoice(draft, id, state);
    case 'Wait':
      return runWait(draft, id, state);
    case 'Parallel':
      return runParallel(draft, id, state);
    case 'Map':
      return runMap(draft, id, state);
    case 'Fail':
      return runFail(draft, id, state);
    case 'Succeed':
      return { kind: 'leaving', branch: id, way: succeeding(state, branch.input) };
  }
}

function succeeding({ output }: SucceedState, input: Json): Way {
  return { output, assign: [], transition: { kind: 'end' }, seen: {}, otherwise: input };
}
