import { selectorProblems } from '../domain/checks/selector-problems.ts';
import { refuse } from '../domain/refuse.ts';
import type { DescribeAppsRequest, DescribeAppsResult } from '../model/opsworks.generated.ts';
import { getApps } from '../records/get-apps.ts';
import { getStack } from '../records/get-stack.ts';
import { listApps } from '../records/list-apps.ts';
import type { OperationContext } from './operation-context.ts';

export async function describeApps(
  { store }: OperationContext,
  { StackId, AppIds }: DescribeAppsRequest,
): Promise<DescribeAppsResult> {
  refuse(selectorProblems([StackId, AppIds], 'Please provide one or more app IDs or a stack ID'));
  if (StackId === undefined) return { Apps: await getApps(store, AppIds ?? []) };
  const stack = await getStack(store, StackId);
  return { Apps: await listApps(store, stack.StackId) };
}
