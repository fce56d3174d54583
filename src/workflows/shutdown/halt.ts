import type { Ec2InstanceId } from '../../domain/ids.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * Stops an EBS machine, terminates an instance-store one. What the boot of the epoch before launched without
 * being able to record it is terminated too: nobody would find it later.
 */
export async function halt(context: WorkflowContext, life: Life): Promise<void> {
  const instance = await readCurrent(context, life);
  const id = instance.Ec2InstanceId as Ec2InstanceId | undefined;
  if (id && instance.RootDeviceType === 'ebs') await context.compute.stop(id);
  else if (id) await context.compute.terminate(id);
  if (!instance.launch) return;
  const launched = await context.compute.findByToken(instance.launch.clientToken);
  for (const machine of launched) {
    if (machine.ec2InstanceId !== id) await context.compute.terminate(machine.ec2InstanceId);
  }
}
