import { selectorProblems } from '../domain/checks/selector-problems.ts';
import type { Instance } from '../domain/instance/instance.ts';
import { refuse } from '../domain/refuse.ts';
import type { DescribeInstancesRequest, DescribeInstancesResult } from '../model/opsworks.generated.ts';
import { getInstances } from '../records/get-instances.ts';
import { getLayer } from '../records/get-layer.ts';
import { getStack } from '../records/get-stack.ts';
import { listInstances } from '../records/list-instances.ts';
import type { OperationContext } from './operation-context.ts';

/** DescribeInstances: of a stack, of a layer, or by id. */
export async function describeInstances(
  context: OperationContext,
  input: DescribeInstancesRequest,
): Promise<DescribeInstancesResult> {
  const sentence = 'Please provide either one or more instance IDs or one stack ID or one layer ID';
  refuse(selectorProblems([input.StackId, input.LayerId, input.InstanceIds], sentence));
  const instances = await select(context, input);
  return { Instances: instances.map(shown) };
}

async function select(context: OperationContext, input: DescribeInstancesRequest): Promise<Instance[]> {
  if (input.InstanceIds) return getInstances(context.store, input.InstanceIds);
  if (input.StackId) {
    const stack = await getStack(context.store, input.StackId);
    return listInstances(context.store, stack.StackId);
  }
  const layer = await getLayer(context.store, input.LayerId ?? '');
  const instances = await listInstances(context.store, layer.StackId);
  return instances.filter((instance) => instance.LayerIds.includes(layer.LayerId));
}

/** Terraform reads ReportedOs without looking whether it is there. */
function shown(instance: Instance): NonNullable<DescribeInstancesResult['Instances']>[number] {
  return { ...instance, ReportedOs: instance.ReportedOs ?? {}, Reason: instance.reason } as NonNullable<
    DescribeInstancesResult['Instances']
  >[number];
}
