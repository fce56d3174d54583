import { commandIdFor } from '../../domain/command/command-id-for.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import { operatingSystemNote } from '../../domain/instance/operating-system-note.ts';
import type { TaskToken } from '../../ports/workflows.ts';
import { createBatch } from '../commands/create-batch.ts';
import { enqueueCommand } from '../commands/enqueue-command.ts';
import { releaseBatch } from '../commands/release-batch.ts';
import { commit } from '../commit.ts';
import { planMove } from '../instances/plan-move.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import { wakeInstance } from '../instances/wake-instance.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import { awaitCondition } from '../waiting/await-condition.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** The agent has reported in: Setup and Deploy run as one command, and the boot waits for its end. */
export async function runSetup(context: WorkflowContext, life: Life & { token: TaskToken }): Promise<void> {
  await moveToSetup(context, life);
  const batchId = `setup-${life.instanceId}-${life.epoch}`;
  await createBatch(context, batchId, 1);
  await enqueueCommand(context, {
    CommandId: commandIdFor(batchId, life.instanceId),
    InstanceId: life.instanceId,
    Type: 'setup',
    batch: { id: batchId, shard: 0 },
    takenWhen: ['running_setup'],
    epoch: life.epoch,
  });
  await releaseBatch(context, batchId);
  await wakeInstance(context, life.instanceId);
  await awaitCondition(context, { kind: 'batch', batchId }, life.token);
}

async function moveToSetup(context: WorkflowContext, life: Life): Promise<void> {
  await retryOnConflict(async () => {
    const instance = await readCurrent(context, life);
    if (instance.Status !== 'booting') return;
    const reason = `Setup and Deploy recipes run.${operatingSystemNote(instance)}`;
    const after = moveInstance(instance, 'contact', reason, context.clock.now());
    await commit(context, await planMove(context, instance, after));
  });
}
