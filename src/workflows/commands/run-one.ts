import { commandIdFor } from '../../domain/command/command-id-for.ts';
import type { TaskToken } from '../../ports/workflows.ts';
import type { Life } from '../instances/read-current.ts';
import { wakeInstance } from '../instances/wake-instance.ts';
import { awaitCondition } from '../waiting/await-condition.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { createBatch } from './create-batch.ts';
import { type CommandOrder, enqueueCommand } from './enqueue-command.ts';
import { releaseBatch } from './release-batch.ts';

/**
 * Runs one command on one life of an instance, as a batch of its own, and lets the machine with this token wait for
 * its end. The batch's id makes the command's: a step that runs twice enqueues once.
 */
export async function runOne(
  context: WorkflowContext,
  life: Life & { token: TaskToken },
  batchId: string,
  order: Pick<CommandOrder, 'Type' | 'takenWhen' | 'appIds'>,
): Promise<void> {
  const { instanceId, epoch, token } = life;
  const CommandId = commandIdFor(batchId, instanceId);
  await createBatch(context, batchId, 1);
  const batch = { id: batchId, shard: 0 };
  await enqueueCommand(context, { ...order, CommandId, InstanceId: instanceId, batch, epoch });
  await releaseBatch(context, batchId);
  await wakeInstance(context, instanceId);
  await awaitCondition(context, { kind: 'batch', batchId }, token);
}
