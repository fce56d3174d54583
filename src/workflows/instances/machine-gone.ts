import type { Ec2InstanceId, InstanceId } from '../../domain/ids.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import type { InstanceStatus } from '../../domain/instance/instance-states.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import { instanceKey } from '../../records/keys.ts';
import { commit } from '../commit.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { expireCommands } from './expire-commands.ts';
import { planMove } from './plan-move.ts';

const SERVING: readonly InstanceStatus[] = ['online', 'rebooting'];

/** Somebody stopped or terminated an instance's machine behind our back: it is lost at once, not after minutes. */
export async function machineGone(
  context: WorkflowContext,
  id: InstanceId,
  machineId: Ec2InstanceId,
): Promise<void> {
  const state = (await context.compute.describe(machineId))?.state ?? 'terminated';
  if (state === 'running' || state === 'pending') return;
  const reason = `EC2 says that ${machineId} is ${state}; Opswright did not stop it.`;
  const lost = await retryOnConflict(async () => {
    const instance = await context.store.get<Instance>(instanceKey(id));
    if (instance?.Ec2InstanceId !== machineId || !SERVING.includes(instance.Status)) return false;
    const after = moveInstance(instance, 'silent', reason, context.clock.now());
    await commit(context, await planMove(context, instance, after));
    return true;
  });
  if (lost) await expireCommands(context, id, reason);
}
