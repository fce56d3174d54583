import { commandIdFor } from '../../domain/command/command-id-for.ts';
import type { TaskToken } from '../../ports/workflows.ts';
import { createBatch } from '../commands/create-batch.ts';
import { enqueueCommand } from '../commands/enqueue-command.ts';
import { releaseBatch } from '../commands/release-batch.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import { wakeInstance } from '../instances/wake-instance.ts';
import { awaitCondition } from '../waiting/await-condition.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Runs the Shutdown recipes; the machine bounds the wait by the layers' ExecutionTimeout. */
export async function runShutdown(
  context: WorkflowContext,
  life: Life & { token: TaskToken },
): Promise<void> {
  await readCurrent(context, life);
  const batchId = shutdownBatch(life);
  await createBatch(context, batchId, 1);
  await enqueueCommand(context, {
    CommandId: commandIdFor(batchId, life.instanceId),
    InstanceId: life.instanceId,
    Type: 'shutdown',
    batch: { id: batchId, shard: 0 },
    takenWhen: ['shutting_down'],
    epoch: life.epoch,
  });
  await releaseBatch(context, batchId);
  await wakeInstance(context, life.instanceId);
  await awaitCondition(context, { kind: 'batch', batchId }, life.token);
}

export function shutdownBatch(life: Life): string {
  return `shutdown-${life.instanceId}-${life.epoch}`;
}
