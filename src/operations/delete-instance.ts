import { ValidationError } from '../domain/errors.ts';
import type { Ec2InstanceId } from '../domain/ids.ts';
import { elasticIpTag } from '../domain/instance/elastic-ip-tag.ts';
import type { InstanceStatus } from '../domain/instance/instance-states.ts';
import type { DeleteInstanceRequest } from '../model/opsworks.generated.ts';
import { getInstance } from '../records/get-instance.ts';
import { registerLeftovers } from '../records/register-leftovers.ts';
import { removeInstance } from '../records/remove-instance.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import { disposeVolumes } from './instances/dispose-volumes.ts';
import type { OperationContext } from './operation-context.ts';

const DELETABLE: readonly InstanceStatus[] = ['stopped', 'start_failed'];

/**
 * DeleteInstance, when nothing of it runs: the machine that an EBS instance keeps goes with it. Its volumes and its
 * elastic IP stay registered with the stack, unless the request says to delete them.
 */
export async function deleteInstance(
  context: OperationContext,
  input: DeleteInstanceRequest,
): Promise<object> {
  await retryOnConflict(async () => {
    const instance = await getInstance(context.store, input.InstanceId);
    if (!DELETABLE.includes(instance.Status))
      throw new ValidationError(
        `Instance ${instance.Hostname} is ${instance.Status}; stop it before you delete it.`,
      );
    // First the machine: a crash between the two leaves a record that can be deleted again.
    const leftovers = {
      keepVolumes: input.DeleteVolumes !== true,
      keepElasticIp: input.DeleteElasticIp !== true,
    };
    if (!leftovers.keepVolumes) await disposeVolumes(context, instance);
    if (instance.Ec2InstanceId) await context.compute.terminate(instance.Ec2InstanceId as Ec2InstanceId);
    await terminateUnrecorded(context, instance.launch?.clientToken);
    if (!leftovers.keepElasticIp) await context.addresses.release(elasticIpTag(instance.InstanceId));
    await context.store.write([...removeInstance(instance), ...registerLeftovers(instance, leftovers)]);
  });
  return {};
}

/** A launch that failed halfway may have made a machine that no record names. */
async function terminateUnrecorded(
  context: OperationContext,
  clientToken: string | undefined,
): Promise<void> {
  if (!clientToken) return;
  for (const machine of await context.compute.findByToken(clientToken))
    await context.compute.terminate(machine.ec2InstanceId);
}
