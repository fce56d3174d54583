import type { OpsWorks } from '@aws-sdk/client-opsworks';
import type { FullInstance } from './full-instance.ts';
import { FULL_LAYERS, type FullLayerName } from './full-layers.ts';

/** The instances by their host names, once they have addresses. */
export async function findInstances(
  client: OpsWorks,
  StackId: string,
  layers: Record<FullLayerName, string>,
): Promise<Record<string, FullInstance>> {
  const { Instances = [] } = await client.describeInstances({ StackId });
  const found = FULL_LAYERS.flatMap(({ type }) =>
    Instances.filter(({ LayerIds }) => LayerIds?.includes(layers[type])).map(
      ({ Hostname = '', InstanceId = '', PublicIp, PrivateIp = '' }) =>
        [Hostname, { instanceId: InstanceId, layer: type, address: PublicIp ?? PrivateIp }] as const,
    ),
  );
  return Object.fromEntries(found);
}
