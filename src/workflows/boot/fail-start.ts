import type { ServiceErrorId } from '../../domain/ids.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import { commit } from '../commit.ts';
import { planMove } from '../instances/plan-move.ts';
import { planServiceError } from '../instances/plan-service-error.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import { join } from '../plan.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** The machine could not be had, or never reported in: start_failed, with the cause as a service error. */
export async function failStart(context: WorkflowContext, life: Life & { cause: string }): Promise<void> {
  const errorId = context.ids.guid() as ServiceErrorId;
  await retryOnConflict(async () => {
    const instance = await readCurrent(context, life);
    if (!['requested', 'pending', 'booting'].includes(instance.Status)) return;
    const moved = moveInstance(instance, 'launch-failed', life.cause, context.clock.now());
    const after = { ...moved, LastServiceErrorId: errorId };
    const told = planServiceError(context, instance, {
      id: errorId,
      type: 'InstanceStart',
      message: life.cause,
    });
    await commit(context, join(await planMove(context, instance, after), told));
  });
}
