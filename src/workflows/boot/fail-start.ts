import type { Ec2InstanceId, ServiceErrorId } from '../../domain/ids.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import type { InstanceStatus } from '../../domain/instance/instance-states.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import { type StartFailure, startFailure } from '../../domain/instance/start-failure.ts';
import { commit } from '../commit.ts';
import { planMove } from '../instances/plan-move.ts';
import { planServiceError } from '../instances/plan-service-error.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import { join } from '../plan.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';

const STARTING: readonly InstanceStatus[] = ['requested', 'pending', 'booting'];

/**
 * The machine could not be had, or never reported in: start_failed, with the cause as a service error. What was
 * launched is not left running: an instance-store machine is terminated, an EBS one stopped.
 */
export async function failStart(context: WorkflowContext, input: Life & StartFailure): Promise<void> {
  const instance = await readCurrent(context, input);
  if (!STARTING.includes(instance.Status)) return;
  await takeDown(context, instance);
  const id = context.ids.guid() as ServiceErrorId;
  const message = startFailure(input, context.settings);
  await retryOnConflict(async () => {
    const current = await readCurrent(context, input);
    if (!STARTING.includes(current.Status)) return;
    const moved = moveInstance(current, 'launch-failed', message, context.clock.now());
    const after = { ...moved, LastServiceErrorId: id, Ec2InstanceId: keptMachine(current) };
    const told = planServiceError(context, current, { id, type: 'InstanceStart', message });
    await commit(context, join(await planMove(context, current, after), told));
  });
}

async function takeDown(context: WorkflowContext, instance: Instance): Promise<void> {
  const id = instance.Ec2InstanceId as Ec2InstanceId | undefined;
  if (!id) return;
  if (instance.RootDeviceType === 'ebs') await context.compute.stop(id);
  else await context.compute.terminate(id);
}

function keptMachine(instance: Instance): string | undefined {
  return instance.RootDeviceType === 'ebs' ? instance.Ec2InstanceId : undefined;
}
