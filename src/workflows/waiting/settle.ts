import type { Item } from '../../ports/store.ts';
import { waitsFor } from '../../records/lifecycle-keys.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { checkCondition } from './check-condition.ts';
import type { Wait } from './wait.ts';

/**
 * Lets the machines that wait for `subject` go on whose condition holds. Harmless to call at any time: by the
 * event, by the waiting step itself, by the sweep.
 */
export async function settle(context: WorkflowContext, subject: string): Promise<void> {
  const { pk, prefix } = waitsFor(subject);
  for (const wait of await context.store.query<Wait>(pk, { prefix })) await settleOne(context, wait);
}

/** The callback before the removal: a crash between the two calls back again, which is late and harmless. */
async function settleOne(context: WorkflowContext, wait: Item<Wait>): Promise<void> {
  const verdict = await checkCondition(context, wait.condition);
  if (!verdict) return;
  if (verdict.kind === 'holds') await context.workflows.resume(wait.token, verdict.output);
  else await context.workflows.fail(wait.token, verdict.error, verdict.cause);
  await context.store.write([{ kind: 'remove', key: wait }]);
}
