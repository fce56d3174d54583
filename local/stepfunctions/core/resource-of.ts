import type { Integration } from '../language/machine.ts';
import type { BranchId } from './branch.ts';
import type { Draft } from './draft.ts';

const RESOURCES: Readonly<Record<Integration, { resourceType: string; resource: string }>> = {
  invoke: { resourceType: 'lambda', resource: 'invoke' },
  invokeForToken: { resourceType: 'lambda', resource: 'invoke.waitForTaskToken' },
  startChild: { resourceType: 'states', resource: 'startExecution' },
  awaitChildText: { resourceType: 'states', resource: 'startExecution.sync' },
  awaitChildJson: { resourceType: 'states', resource: 'startExecution.sync:2' },
};

/** How the history names what the branch's Task state calls. */
export function resourceOf(draft: Draft, branch: BranchId): { resourceType: string; resource: string } {
  const state = draft.stateOf(draft.branch(branch));
  if (state.type !== 'Task') throw new Error(`State '${state.name}' is no Task`);
  return RESOURCES[state.integration];
}
