import { StaleError } from '../../domain/errors.ts';
import type { Ec2InstanceId } from '../../domain/ids.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import type { LaunchPlan } from '../../domain/instance/launch-plan.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import type { Machine } from '../../ports/compute.ts';
import type { Item } from '../../ports/store.ts';
import { machineKey } from '../../records/lifecycle-keys.ts';
import { commit } from '../commit.ts';
import { planMove } from '../instances/plan-move.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import { join, plan } from '../plan.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { planLaunch } from './plan-launch.ts';
import { volumesFor } from './volumes-for.ts';

/**
 * Gets the instance a machine: the plan is stored first, so that however often this step runs, EC2 is asked for
 * one and the same launch. An EBS machine that was stopped is started again.
 *
 *     boot 1    plan ─► RunInstances ─────────────► record id ✗ epoch is 2 ─► terminate
 *     stop               epoch 2 ─► nothing to stop yet
 */
export async function launch(context: WorkflowContext, life: Life): Promise<void> {
  const instance = await readCurrent(context, life);
  if (instance.Status !== 'requested') return;
  if (instance.Ec2InstanceId) return restart(context, life, instance.Ec2InstanceId as Ec2InstanceId);
  const launchPlan = await keepPlan(context, life);
  const machine = await context.compute.launch(launchPlan);
  try {
    await recordMachine(context, life, machine, launchPlan);
  } catch (error) {
    if (error instanceof StaleError) await context.compute.terminate(machine.ec2InstanceId);
    throw error;
  }
}

async function restart(context: WorkflowContext, life: Life, id: Ec2InstanceId): Promise<void> {
  await context.compute.start(id);
  await retryOnConflict(async () => {
    const instance = await readCurrent(context, life);
    if (instance.Status !== 'requested') return;
    const after = moveInstance(instance, 'launched', `EC2 starts ${id} again.`, context.clock.now());
    await commit(context, await planMove(context, instance, after));
  });
}

async function keepPlan(context: WorkflowContext, life: Life): Promise<LaunchPlan> {
  return retryOnConflict(async () => {
    const instance = await readCurrent(context, life);
    if (instance.launch) return instance.launch;
    const volumes = await volumesFor(context, instance);
    const planned = await planLaunch(context, { ...instance, volumes });
    await context.store.write([{ kind: 'replace', item: { ...instance, volumes, launch: planned } }]);
    return planned;
  });
}

async function recordMachine(
  context: WorkflowContext,
  life: Life,
  machine: Machine,
  launchPlan: LaunchPlan,
): Promise<void> {
  await retryOnConflict(async () => {
    const instance = await readCurrent(context, life);
    if (instance.Status !== 'requested') return;
    const after = launched(context, instance, machine, launchPlan);
    const reverse = { ...machineKey(machine.ec2InstanceId), instanceId: life.instanceId };
    const found = plan({ changes: [{ kind: 'put', item: reverse }] });
    await commit(context, join(await planMove(context, instance, after), found));
  });
}

function launched(
  context: WorkflowContext,
  instance: Item<Instance>,
  machine: Machine,
  launchPlan: LaunchPlan,
): Item<Instance> {
  const moved = moveInstance(
    instance,
    'launched',
    `EC2 makes ${machine.ec2InstanceId}.`,
    context.clock.now(),
  );
  return {
    ...moved,
    Ec2InstanceId: machine.ec2InstanceId,
    AmiId: instance.AmiId ?? machine.imageId,
    SecurityGroupIds: launchPlan.securityGroupIds,
    InstanceProfileArn: launchPlan.instanceProfileArn,
  };
}
