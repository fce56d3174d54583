import type { Queue } from '../../domain/command/queue.ts';
import type { InstanceId } from '../../domain/ids.ts';
import { queueKey } from '../../records/lifecycle-keys.ts';
import { finishCommand } from '../commands/finish-command.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Ends the open commands of an instance that went away as it was asked to: they are counted, not failed. */
export async function skipCommands(context: WorkflowContext, id: InstanceId, reason: string): Promise<void> {
  const queue = await context.store.get<Queue>(queueKey(id));
  for (const entry of queue?.open ?? [])
    await finishCommand(context, entry.commandId, { event: 'skip', reason });
}
