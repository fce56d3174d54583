import { waitKey } from '../../records/lifecycle-keys.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { checkCondition } from './check-condition.ts';
import type { Wait } from './wait.ts';

/**
 * Lets the machine that waits for `subject` go on, if there is one and its condition holds. Harmless to call at
 * any time: by the event, by the waiting step itself, by the sweep.
 */
export async function settle(context: WorkflowContext, subject: string): Promise<void> {
  const wait = await context.store.get<Wait>(waitKey(subject));
  if (!wait) return;
  const verdict = await checkCondition(context, wait.condition);
  if (!verdict) return;
  if (verdict.kind === 'holds') await context.workflows.resume(wait.token, verdict.output);
  else await context.workflows.fail(wait.token, verdict.error, verdict.cause);
  await context.store.write([{ kind: 'remove', key: wait }]);
}
