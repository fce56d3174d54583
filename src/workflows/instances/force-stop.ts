import type { Instance } from '../../domain/instance/instance.ts';
import type { Item } from '../../ports/store.ts';
import { commit } from '../commit.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { planMove } from './plan-move.ts';
import { skipCommands } from './skip-commands.ts';

/**
 * The record becomes stopped at once and forgets its machine, whatever EC2 does. A new epoch ends the boot or
 * shutdown under way; open commands are skipped and counted.
 */
export async function forceStop(
  context: WorkflowContext,
  instance: Item<Instance>,
  reason: string,
): Promise<void> {
  const now = context.clock.now().toISOString();
  const after: Item<Instance> = {
    ...instance,
    Status: 'stopped',
    reason,
    statusSince: now,
    epoch: instance.epoch + 1,
    Ec2InstanceId: undefined,
    launch: undefined,
    PrivateIp: undefined,
    PrivateDns: undefined,
    PublicIp: undefined,
    PublicDns: undefined,
  };
  await commit(context, await planMove(context, instance, after));
  await skipCommands(context, instance.InstanceId, reason);
}
