import { ValidationError } from '../domain/errors.ts';
import type { Ec2InstanceId } from '../domain/ids.ts';
import type { Instance } from '../domain/instance/instance.ts';
import { moveInstance } from '../domain/instance/move-instance.ts';
import type { RebootInstanceRequest } from '../model/opsworks.generated.ts';
import { getInstance } from '../records/get-instance.ts';
import { commit } from '../workflows/commit.ts';
import { planMove } from '../workflows/instances/plan-move.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import type { OperationContext } from './operation-context.ts';

/**
 * RebootInstance, online only: rebooting until its agent reports in again; no lifecycle event fires. While it is
 * rebooting EC2 is asked again: the first request may not have come to it.
 */
export async function rebootInstance(
  context: OperationContext,
  input: RebootInstanceRequest,
): Promise<object> {
  const machine = await retryOnConflict(() => moveToRebooting(context, input.InstanceId));
  await context.compute.reboot(machine);
  return {};
}

async function moveToRebooting(context: OperationContext, id: string): Promise<Ec2InstanceId> {
  const instance = await getInstance(context.store, id);
  const machine = instance.Ec2InstanceId as Ec2InstanceId;
  if (instance.Status === 'rebooting') return machine;
  if (instance.Status !== 'online') throw refused(instance);
  const after = moveInstance(instance, 'reboot', 'Rebooted by a user.', context.clock.now());
  await commit(context, await planMove(context, instance, after));
  return machine;
}

function refused(instance: Instance): ValidationError {
  return new ValidationError(
    `Instance ${instance.Hostname} is ${instance.Status}; only an online instance can be rebooted.`,
  );
}
