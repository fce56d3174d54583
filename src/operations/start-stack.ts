import type { StartStackRequest } from '../model/opsworks.generated.ts';
import { getStack } from '../records/get-stack.ts';
import { listInstances } from '../records/list-instances.ts';
import type { OperationContext } from './operation-context.ts';
import { startInstance } from './start-instance.ts';

/** StartStack: every stopped 24/7 instance; those on a schedule or on load are their scaler's. */
export async function startStack(context: OperationContext, input: StartStackRequest): Promise<object> {
  const stack = await getStack(context.store, input.StackId);
  const instances = await listInstances(context.store, stack.StackId);
  for (const instance of instances) {
    if (instance.Status !== 'stopped' || instance.AutoScalingType) continue;
    await startInstance(context, { InstanceId: instance.InstanceId });
  }
  return {};
}
