import type { Queue } from '../../domain/command/queue.ts';
import type { InstanceId, StackId } from '../../domain/ids.ts';
import { queueKey } from '../../records/lifecycle-keys.ts';
import { listInstances } from '../../records/list-instances.ts';
import { listLayers } from '../../records/list-layers.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** How many online load balancers of the stack have not applied `generation` yet: they may still send to who left. */
export async function sendersLeft(
  context: WorkflowContext,
  stackId: StackId,
  generation: number,
): Promise<number> {
  const senders = await onlineBalancers(context, stackId);
  const queues = await context.store.getMany<Queue>(senders.map(queueKey));
  return queues.filter((queue) => (queue?.applied ?? 0) < generation).length;
}

async function onlineBalancers(context: WorkflowContext, stackId: StackId): Promise<InstanceId[]> {
  const layers = await listLayers(context.store, stackId);
  const balancers = layers.filter((layer) => layer.Type === 'lb').map((layer) => layer.LayerId);
  if (balancers.length === 0) return [];
  const instances = await listInstances(context.store, stackId);
  const online = instances.filter(({ Status }) => Status === 'online');
  return online
    .filter(({ LayerIds }) => LayerIds.some((id) => balancers.includes(id)))
    .map((each) => each.InstanceId);
}
