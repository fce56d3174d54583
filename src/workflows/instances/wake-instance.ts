import { OpswrightError } from '../../domain/errors.ts';
import type { Ec2InstanceId, InstanceId } from '../../domain/ids.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import { instanceKey } from '../../records/keys.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Tells one agent to look. A wake that cannot be sent is not missed: the next heartbeat says the same. */
export async function wakeInstance(context: WorkflowContext, id: InstanceId): Promise<void> {
  const instance = await context.store.get<Instance>(instanceKey(id));
  if (!instance?.Ec2InstanceId) return;
  try {
    await context.wake.instances([instance.Ec2InstanceId as Ec2InstanceId]);
  } catch (error) {
    if (!(error instanceof OpswrightError)) throw error;
  }
}
