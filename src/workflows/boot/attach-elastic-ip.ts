import type { Ec2InstanceId } from '../../domain/ids.ts';
import { elasticIpTag } from '../../domain/instance/elastic-ip-tag.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import { getLayers } from '../../records/get-layers.ts';
import { getStack } from '../../records/get-stack.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * The machine runs: it gets the instance's elastic IP, allocated at its first start with a layer that asks for one.
 * From then on the address is the instance's, also when the layer asks no more.
 */
export async function attachElasticIp(
  context: WorkflowContext,
  life: Life,
  id: Ec2InstanceId,
): Promise<void> {
  const instance = await readCurrent(context, life);
  if (!instance.ElasticIp && !(await isWanted(context, instance))) return;
  const stack = await getStack(context.store, instance.StackId);
  const { allocationId, ip } = await context.addresses.allocate(elasticIpTag(instance.InstanceId), {
    Name: `${stack.Name} - ${instance.Hostname}`,
    'opsworks:stack': stack.Name,
    'opsworks:stack-id': instance.StackId,
  });
  await record(context, life, ip);
  await context.addresses.associate(allocationId, id);
}

async function isWanted(context: WorkflowContext, instance: Instance): Promise<boolean> {
  const layers = await getLayers(context.store, instance.LayerIds);
  return layers.some((layer) => layer.AutoAssignElasticIps);
}

async function record(context: WorkflowContext, life: Life, ip: string): Promise<void> {
  await retryOnConflict(async () => {
    const instance = await readCurrent(context, life);
    if (instance.ElasticIp === ip) return;
    await context.store.write([{ kind: 'replace', item: { ...instance, ElasticIp: ip } }]);
  });
}
