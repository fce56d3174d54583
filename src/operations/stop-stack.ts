import type { StopStackRequest } from '../model/opsworks.generated.ts';
import { getStack } from '../records/get-stack.ts';
import { listInstances } from '../records/list-instances.ts';
import type { OperationContext } from './operation-context.ts';
import { stopInstance } from './stop-instance.ts';

/** StopStack: every instance that is not stopped. */
export async function stopStack(context: OperationContext, input: StopStackRequest): Promise<object> {
  const stack = await getStack(context.store, input.StackId);
  for (const instance of await listInstances(context.store, stack.StackId))
    await stopInstance(context, { InstanceId: instance.InstanceId });
  return {};
}
