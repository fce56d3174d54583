import { OpswrightError } from '../domain/errors.ts';
import type { Plan } from './plan.ts';
import { plannedStart, startWorkflow } from './start-workflow.ts';
import { settle } from './waiting/settle.ts';
import type { WorkflowContext } from './workflow-context.ts';

/**
 * Writes a plan as one transaction, then starts and settles what follows from it. A crash after the write loses
 * nothing: planned starts are stored with it, and waits are looked at by the sweep.
 * @throws ConflictError when what the plan was made from has changed: make it again
 */
export async function commit(context: WorkflowContext, plan: Plan): Promise<void> {
  const outbox = plan.starts.map((start) => plannedStart(start, context.clock.now()));
  await context.store.write([...plan.changes, ...outbox]);
  try {
    await follow(context, plan);
  } catch (error) {
    // The plan is written: an error now would have the caller make it again. The sweep does what was left.
    if (!(error instanceof OpswrightError && error.retryable)) throw error;
  }
}

/** The part of a commit that comes after the write; safe to repeat. */
export async function follow(
  context: WorkflowContext,
  plan: Pick<Plan, 'starts' | 'subjects'>,
): Promise<void> {
  for (const start of plan.starts) await startWorkflow(context, start);
  for (const subject of plan.subjects) await settle(context, subject);
}
