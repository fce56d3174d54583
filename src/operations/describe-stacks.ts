import type { DescribeStacksRequest, DescribeStacksResult } from '../model/opsworks.generated.ts';
import { getStacks } from '../records/get-stacks.ts';
import { listStacks } from '../records/list-stacks.ts';
import type { OperationContext } from './operation-context.ts';

/**
 * The stacks of these ids, or all of them.
 * @throws NotFoundError when an id is unknown
 */
export async function describeStacks(
  { store }: OperationContext,
  { StackIds = [] }: DescribeStacksRequest,
): Promise<DescribeStacksResult> {
  return { Stacks: StackIds.length > 0 ? await getStacks(store, StackIds) : await listStacks(store) };
}
