import { problemIf } from '../domain/checks/problem-if.ts';
import { refuse } from '../domain/refuse.ts';
import type {
  DescribeLoadBasedAutoScalingRequest,
  DescribeLoadBasedAutoScalingResult,
} from '../model/opsworks.generated.ts';
import { getLayers } from '../records/get-layers.ts';
import type { OperationContext } from './operation-context.ts';

/** A layer that was never configured is not scaled; none can be as long as SetLoadBasedAutoScaling is not available. */
export async function describeLoadBasedAutoScaling(
  { store }: OperationContext,
  { LayerIds }: DescribeLoadBasedAutoScalingRequest,
): Promise<DescribeLoadBasedAutoScalingResult> {
  refuse(problemIf(LayerIds.length === 0, 'Please provide one or more layer IDs'));
  const layers = await getLayers(store, LayerIds);
  return { LoadBasedAutoScalingConfigurations: layers.map(({ LayerId }) => ({ LayerId, Enable: false })) };
}
