import type { AppId } from '../../domain/ids.ts';
import type { TaskToken } from '../../ports/workflows.ts';
import { runOne } from '../commands/run-one.ts';
import type { Life } from '../instances/read-current.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { bootBatches } from './boot-batches.ts';

/** Deploys what the instance missed while it booted, and lets the boot wait for the end of it. */
export async function catchUp(
  context: WorkflowContext,
  input: Life & { token: TaskToken; missed: AppId[]; revision: number },
): Promise<void> {
  const order = { Type: 'deploy', appIds: input.missed, takenWhen: ['running_setup'] } as const;
  await runOne(context, input, bootBatches.catchUp(input, input.revision), order);
}
