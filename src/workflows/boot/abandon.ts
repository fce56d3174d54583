import type { Instance } from '../../domain/instance/instance.ts';
import { instanceKey } from '../../records/keys.ts';
import type { Life } from '../instances/read-current.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * The boot was overtaken by a stop or a deletion: what it launched and nobody knows of is terminated. Machines
 * that the instance's record names belong to whoever overtook us.
 */
export async function abandon(context: WorkflowContext, life: Life): Promise<void> {
  const instance = await context.store.get<Instance>(instanceKey(life.instanceId));
  const machines = await context.compute.findByToken(`${life.instanceId}-${life.epoch}`);
  const unknown = machines.filter((machine) => machine.ec2InstanceId !== instance?.Ec2InstanceId);
  for (const machine of unknown) await context.compute.terminate(machine.ec2InstanceId);
}
