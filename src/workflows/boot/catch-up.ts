import { commandIdFor } from '../../domain/command/command-id-for.ts';
import type { AppId } from '../../domain/ids.ts';
import type { TaskToken } from '../../ports/workflows.ts';
import { createBatch } from '../commands/create-batch.ts';
import { enqueueCommand } from '../commands/enqueue-command.ts';
import { releaseBatch } from '../commands/release-batch.ts';
import type { Life } from '../instances/read-current.ts';
import { wakeInstance } from '../instances/wake-instance.ts';
import { awaitCondition } from '../waiting/await-condition.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Deploys what the instance missed while it booted, and lets the boot wait for the end of it. */
export async function catchUp(
  context: WorkflowContext,
  input: Life & { token: TaskToken; missed: AppId[]; revision: number },
): Promise<void> {
  const batchId = `catch-up-${input.instanceId}-${input.epoch}-${input.revision}`;
  await createBatch(context, batchId, 1);
  await enqueueCommand(context, {
    CommandId: commandIdFor(batchId, input.instanceId),
    InstanceId: input.instanceId,
    Type: 'deploy',
    appIds: input.missed,
    batch: { id: batchId, shard: 0 },
    takenWhen: ['running_setup'],
    epoch: input.epoch,
  });
  await releaseBatch(context, batchId);
  await wakeInstance(context, input.instanceId);
  await awaitCondition(context, { kind: 'batch', batchId }, input.token);
}
