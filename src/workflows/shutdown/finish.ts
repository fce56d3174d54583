import type { Instance } from '../../domain/instance/instance.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import type { Item } from '../../ports/store.ts';
import { commit } from '../commit.ts';
import { planMove } from '../instances/plan-move.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import { skipCommands } from '../instances/skip-commands.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** The machine halted: nothing of it stays in the queue, and the record says stopped. */
export async function finish(context: WorkflowContext, life: Life): Promise<void> {
  await readCurrent(context, life);
  await skipCommands(context, life.instanceId, 'The instance stopped.');
  await step(context, life, (instance) => {
    if (instance.RootDeviceType === 'ebs' || instance.Status !== 'shutting_down') return instance;
    return moveInstance(instance, 'ec2-terminated', 'EC2 terminated the machine.', context.clock.now());
  });
  await step(context, life, (instance) => {
    if (instance.Status === 'stopped') return instance;
    return withoutMachine(moveInstance(instance, 'stopped', 'Stopped as asked.', context.clock.now()));
  });
}

async function step(
  context: WorkflowContext,
  life: Life,
  change: (instance: Item<Instance>) => Item<Instance>,
): Promise<void> {
  await retryOnConflict(async () => {
    const instance = await readCurrent(context, life);
    const after = change(instance);
    if (after !== instance) await commit(context, await planMove(context, instance, after));
  });
}

/** A stopped instance has no addresses; one that is started on EBS again keeps its machine. */
function withoutMachine(instance: Item<Instance>): Item<Instance> {
  const keepsMachine = instance.RootDeviceType === 'ebs';
  return {
    ...instance,
    Ec2InstanceId: keepsMachine ? instance.Ec2InstanceId : undefined,
    AmiId: instance.Os === 'Custom' || keepsMachine ? instance.AmiId : undefined,
    PrivateIp: undefined,
    PrivateDns: undefined,
    PublicIp: undefined,
    PublicDns: undefined,
    launch: undefined,
  };
}
