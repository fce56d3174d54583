import type { Item } from '../../ports/store.ts';
import type { OpenStart } from '../start-workflow.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** An execution that fails this often fails for a reason that starting it again does not cure. */
const MAX_ATTEMPTS = 5;

/**
 * Looks after one execution: started when its start was lost, started anew (under the next attempt's name) when
 * it failed, forgotten when it succeeded.
 */
export async function checkStart(context: WorkflowContext, start: Item<OpenStart>): Promise<void> {
  const outcome = await context.workflows.outcome(start.machine, executionName(start, start.attempt));
  if (outcome?.status === 'running') return;
  if (outcome?.status === 'succeeded') return forget(context, start);
  if (!outcome)
    return context.workflows.start(start.machine, executionName(start, start.attempt), start.input);
  if (start.attempt >= MAX_ATTEMPTS) return;
  const attempt = start.attempt + 1;
  const again: Item<OpenStart> = { ...start, attempt, plannedAt: context.clock.now().toISOString() };
  await context.store.write([{ kind: 'replace', item: again }]);
  await context.workflows.start(start.machine, executionName(start, attempt), start.input);
}

async function forget(context: WorkflowContext, start: Item<OpenStart>): Promise<void> {
  await context.store.write([{ kind: 'remove', key: start, version: start.version }]);
}

function executionName(start: OpenStart, attempt: number): string {
  return attempt === 0 ? start.name : `${start.name}-again-${attempt}`;
}
