import type { Instance } from '../../domain/instance/instance.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import type { Item } from '../../ports/store.ts';
import { join, type Plan, plan } from '../plan.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { planMove } from './plan-move.ts';

/**
 * Plans a stop: a new epoch, which ends a boot under way, and the shutdown machine.
 * @throws StaleError when the instance is stopped or on its way there
 */
export async function planStop(
  context: WorkflowContext,
  instance: Item<Instance>,
  reason: string,
): Promise<Plan> {
  const event = instance.RootDeviceType === 'ebs' ? 'stop-ebs' : 'stop-instance-store';
  const moved = moveInstance(instance, event, reason, context.clock.now());
  const after = { ...moved, epoch: instance.epoch + 1, stoppedFrom: instance.Status };
  const life = { instanceId: after.InstanceId, epoch: after.epoch };
  const name = `shutdown-${life.instanceId}-${life.epoch}`;
  const starts = [{ machine: 'shutdown' as const, name, input: life }];
  return join(await planMove(context, instance, after), plan({ starts }));
}
