import type { TaskToken } from '../../ports/workflows.ts';
import { waitKey } from '../../records/lifecycle-keys.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { settle } from './settle.ts';
import { type Condition, subjectOf } from './wait.ts';

/**
 * Keeps the token until the condition holds. What we wait for may have happened before the token was stored,
 * so the condition is read again after: whichever of the two comes second sees the other.
 *
 *     machine   store token ──► read condition
 *     event                store condition ──► look for token
 *
 * A retried task brings a new token and so a wait of its own; the old one ends with it, too late to matter.
 */
export async function awaitCondition(
  context: WorkflowContext,
  condition: Condition,
  token: TaskToken,
): Promise<void> {
  const subject = subjectOf(condition);
  const since = context.clock.now().toISOString();
  await context.store.write([{ kind: 'put', item: { ...waitKey(subject, token), condition, token, since } }]);
  await settle(context, subject);
}
