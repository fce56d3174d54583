import type { TaskToken } from '../../ports/workflows.ts';
import { runOne } from '../commands/run-one.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { shutdownBatch } from './shutdown-batch.ts';

/** Runs the Shutdown recipes; the machine bounds the wait by the layers' ExecutionTimeout. */
export async function runShutdown(
  context: WorkflowContext,
  life: Life & { token: TaskToken },
): Promise<void> {
  await readCurrent(context, life);
  await runOne(context, life, shutdownBatch(life), { Type: 'shutdown', takenWhen: ['shutting_down'] });
}
