import { ValidationError } from '../domain/errors.ts';
import type { Instance } from '../domain/instance/instance.ts';
import { isStopping } from '../domain/instance/is-stopping.ts';
import type { StopInstanceRequest } from '../model/opsworks.generated.ts';
import type { Item } from '../ports/store.ts';
import { getInstance } from '../records/get-instance.ts';
import { commit } from '../workflows/commit.ts';
import { forceStop } from '../workflows/instances/force-stop.ts';
import { planStop } from '../workflows/instances/plan-stop.ts';
import { skipCommands } from '../workflows/instances/skip-commands.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import type { OperationContext } from './operation-context.ts';

/**
 * StopInstance, from any state but stopped; stopping what is on its way there changes nothing. Force drops the
 * link to an EBS machine, which is left for the user to delete.
 */
export async function stopInstance(context: OperationContext, input: StopInstanceRequest): Promise<object> {
  await retryOnConflict(async () => {
    const instance = await getInstance(context.store, input.InstanceId);
    if (input.Force) return stopByForce(context, instance);
    if (instance.Status !== 'stopped' && !isStopping(instance.Status))
      await commit(context, await planStop(context, instance, 'Stopped by a user.'));
  });
  return {};
}

/** Asked again, it finishes what an earlier call began: the record was stopped, its commands perhaps not ended. */
async function stopByForce(context: OperationContext, instance: Item<Instance>): Promise<void> {
  const reason = 'Stopped by force by a user.';
  if (instance.Status === 'stopped') await skipCommands(context, instance.InstanceId, reason);
  else await forceStop(context, checkForce(instance), reason);
}

function checkForce(instance: Item<Instance>): Item<Instance> {
  if (instance.RootDeviceType === 'ebs') return instance;
  throw new ValidationError('Force: only an instance with an EBS root device can be stopped by force.');
}
