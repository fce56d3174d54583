import type { Instance } from '../../domain/instance/instance.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import type { Item } from '../../ports/store.ts';
import { join, type Plan, plan } from '../plan.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { planMove } from './plan-move.ts';

/**
 * Plans a start: a new epoch and its boot.
 * @throws StaleError when the instance is neither stopped nor start_failed
 */
export async function planStart(
  context: WorkflowContext,
  instance: Item<Instance>,
  reason: string,
): Promise<Plan> {
  const moved = moveInstance(instance, 'start', reason, context.clock.now());
  const after = {
    ...moved,
    epoch: instance.epoch + 1,
    launch: undefined,
    phases: { requested: moved.statusSince },
  };
  const life = { instanceId: after.InstanceId, epoch: after.epoch };
  const name = `boot-${life.instanceId}-${life.epoch}`;
  return join(
    await planMove(context, instance, after),
    plan({ starts: [{ machine: 'boot', name, input: life }] }),
  );
}
