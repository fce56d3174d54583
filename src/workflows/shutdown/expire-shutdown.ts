import { commandIdFor } from '../../domain/command/command-id-for.ts';
import { finishCommand } from '../commands/finish-command.ts';
import type { Life } from '../instances/read-current.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { shutdownBatch } from './shutdown-batch.ts';

/** The recipes had their time: the stop goes on, with or without them. */
export async function expireShutdown(
  context: WorkflowContext,
  life: Life & { seconds: number },
): Promise<void> {
  const id = commandIdFor(shutdownBatch(life), life.instanceId);
  const reason = `Shutdown recipes did not end within the layer's ExecutionTimeout of ${life.seconds} s.`;
  await finishCommand(context, id, { event: 'expire', reason });
}
