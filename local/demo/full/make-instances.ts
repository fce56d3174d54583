import type { OpsWorks } from '@aws-sdk/client-opsworks';
import { FULL_LAYERS, type FullLayerName } from './full-layers.ts';

/** One after the other: OpsWorks names them by the layer and a number. */
export async function makeInstances(
  client: OpsWorks,
  StackId: string,
  layers: Record<FullLayerName, string>,
): Promise<void> {
  for (const { type, instances } of FULL_LAYERS)
    for (let count = 0; count < instances; count += 1)
      await client.createInstance({ StackId, LayerIds: [layers[type]], InstanceType: 't3.micro' });
}
