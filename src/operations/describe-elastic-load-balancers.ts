import { selectorProblems } from '../domain/checks/selector-problems.ts';
import { refuse } from '../domain/refuse.ts';
import type {
  DescribeElasticLoadBalancersRequest,
  DescribeElasticLoadBalancersResult,
} from '../model/opsworks.generated.ts';
import { getLayers } from '../records/get-layers.ts';
import { getStack } from '../records/get-stack.ts';
import type { OperationContext } from './operation-context.ts';

/** Terraform asks this of every layer. None has one as long as AttachElasticLoadBalancer is not available. */
export async function describeElasticLoadBalancers(
  { store }: OperationContext,
  { StackId, LayerIds }: DescribeElasticLoadBalancersRequest,
): Promise<DescribeElasticLoadBalancersResult> {
  refuse(selectorProblems([StackId, LayerIds], 'Please provide one or more layer IDs or a stack ID'));
  await (StackId === undefined ? getLayers(store, LayerIds ?? []) : getStack(store, StackId));
  return { ElasticLoadBalancers: [] };
}
