import { moveInstance } from '../../domain/instance/move-instance.ts';
import { operatingSystemNote } from '../../domain/instance/operating-system-note.ts';
import type { TaskToken } from '../../ports/workflows.ts';
import { runOne } from '../commands/run-one.ts';
import { commit } from '../commit.ts';
import { planMove } from '../instances/plan-move.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { bootBatches } from './boot-batches.ts';

/** The agent has reported in: Setup and Deploy run as one command, and the boot waits for its end. */
export async function runSetup(context: WorkflowContext, life: Life & { token: TaskToken }): Promise<void> {
  await moveToSetup(context, life);
  await runOne(context, life, bootBatches.setup(life), { Type: 'setup', takenWhen: ['running_setup'] });
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
