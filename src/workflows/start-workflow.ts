import type { Change } from '../ports/store.ts';
import type { Machine } from '../ports/workflows.ts';
import { startKey } from '../records/lifecycle-keys.ts';
import type { WorkflowContext } from './workflow-context.ts';

/** An execution that must come to be. Its name makes a second start harmless. */
export interface PlannedStart {
  machine: Machine;
  name: string;
  input: object;
}

/** What is stored of it, in the transaction that decides it: a crash before the call loses nothing. */
export function plannedStart(start: PlannedStart, now: Date): Change {
  return { kind: 'put', item: { ...startKey(start.name), ...start, plannedAt: now.toISOString() } };
}

/** Starts it and forgets the plan; the sweep does the same for plans that a crash left behind. */
export async function startWorkflow(context: WorkflowContext, start: PlannedStart): Promise<void> {
  await context.workflows.start(start.machine, start.name, start.input);
  await context.store.write([{ kind: 'remove', key: startKey(start.name) }]);
}
