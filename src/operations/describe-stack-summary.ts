import { countByStatus } from '../domain/instance/count-by-status.ts';
import type { DescribeStackSummaryRequest, DescribeStackSummaryResult } from '../model/opsworks.generated.ts';
import { getStack } from '../records/get-stack.ts';
import { APP_ROSTER_PREFIX, LAYER_ROSTER_PREFIX, stackPartition } from '../records/keys.ts';
import { listInstances } from '../records/list-instances.ts';
import type { OperationContext } from './operation-context.ts';

export async function describeStackSummary(
  { store }: OperationContext,
  input: DescribeStackSummaryRequest,
): Promise<DescribeStackSummaryResult> {
  const { StackId, Name, Arn } = await getStack(store, input.StackId);
  const members = (prefix: string) => store.query(stackPartition(StackId), { prefix });
  const [layers, apps, instances] = await Promise.all([
    members(LAYER_ROSTER_PREFIX),
    members(APP_ROSTER_PREFIX),
    listInstances(store, StackId),
  ]);
  const InstancesCount = countByStatus(instances.map(({ Status }) => Status));
  const counts = { LayersCount: layers.length, AppsCount: apps.length, InstancesCount };
  return { StackSummary: { StackId, Name, Arn, ...counts } };
}
