import type { Ec2InstanceId, InstanceId } from '../../domain/ids.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import { instanceKey } from '../../records/keys.ts';
import { machineKey } from '../../records/lifecycle-keys.ts';
import { settle } from '../waiting/settle.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { machineGone } from './machine-gone.ts';

/**
 * EC2 says that a machine changed. The event is a hint: what the machine is now, EC2 is asked. It may be of a
 * machine that is not ours, or of one whose launch is not recorded yet (then the boot looks by itself).
 */
export async function machineChanged(context: WorkflowContext, ec2InstanceId: string): Promise<void> {
  const owner = await context.store.get<{ instanceId: InstanceId }>(machineKey(ec2InstanceId));
  if (!owner) return;
  await settle(context, `machine/${owner.instanceId}`);
  const instance = await context.store.get<Instance>(instanceKey(owner.instanceId));
  if (instance?.Ec2InstanceId === ec2InstanceId)
    await machineGone(context, owner.instanceId, ec2InstanceId as Ec2InstanceId);
}
