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

/** A planned start as stored until its execution has succeeded. */
export interface OpenStart extends PlannedStart {
  /** ISO 8601 */
  plannedAt: string;
  /** How often it was started anew after it had failed; part of the execution's name from 1 on. */
  attempt: number;
}

/**
 * What is stored of it, in the transaction that decides it. A crash before the call, or an execution that fails
 * for a reason of its own, loses nothing: the sweep starts it (again), and every step can run twice.
 */
export function plannedStart(start: PlannedStart, now: Date): Change {
  const item = { ...startKey(start.name), ...start, plannedAt: now.toISOString(), attempt: 0 };
  return { kind: 'put', item };
}

export async function startWorkflow(context: WorkflowContext, start: PlannedStart): Promise<void> {
  await context.workflows.start(start.machine, start.name, start.input);
}
