import type { CreateLayerRequest, OpsWorks } from '@aws-sdk/client-opsworks';
import { FULL_LAYERS, type FullLayerName } from './full-layers.ts';
import type { FullSecrets } from './full-secrets.ts';

/** The ids of the layers. MySQL's password is made by OpsWorks; the two that a person needs are ours. */
export async function makeLayers(
  client: OpsWorks,
  StackId: string,
  secrets: FullSecrets,
): Promise<Record<FullLayerName, string>> {
  const passwords: Partial<Record<FullLayerName, CreateLayerRequest['Attributes']>> = {
    lb: { HaproxyStatsPassword: secrets.haproxyPassword },
    'monitoring-master': { GangliaPassword: secrets.gangliaPassword },
  };
  const made = FULL_LAYERS.map(async ({ type, name }) => {
    const layer = { StackId, Type: type, Name: name, Shortname: type, Attributes: passwords[type] };
    return [type, (await client.createLayer(layer)).LayerId ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(made)) as Record<FullLayerName, string>;
}
