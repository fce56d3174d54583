import type { ServiceErrorId } from '../../domain/ids.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import { commit } from '../commit.ts';
import { planMove } from '../instances/plan-move.ts';
import { planServiceError } from '../instances/plan-service-error.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import { join } from '../plan.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** EC2 did not stop the machine: stop_failed, to be tried again or forced. */
export async function failStop(
  context: WorkflowContext,
  life: Life & { error: string; cause: string },
): Promise<void> {
  const id = context.ids.guid() as ServiceErrorId;
  const message = `The shutdown of the instance failed (${life.error || 'no error was named'}). Please try stopping it again.`;
  await retryOnConflict(async () => {
    const instance = await readCurrent(context, life);
    if (instance.Status !== 'shutting_down') return;
    const moved = moveInstance(instance, 'stop-failed', message, context.clock.now());
    const after = { ...moved, LastServiceErrorId: id };
    const told = planServiceError(context, instance, { id, type: 'InstanceStop', message });
    await commit(context, join(await planMove(context, instance, after), told));
  });
}
