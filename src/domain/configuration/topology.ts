import type { LayerType } from '../layer/layer-type.ts';
import { inCreationOrder } from './in-creation-order.ts';
import type { AppRecord, InstanceRecord, LayerRecord, StackSnapshot } from './stack-snapshot.ts';

/** A snapshot with its questions answered: every list in creation order. */
export interface Topology {
  snapshot: StackSnapshot;
  layers: LayerRecord[];
  apps: AppRecord[];
  /** The online instances: the only ones that recipes see in a layer. */
  online: InstanceRecord[];
  /** The online instances of a layer. */
  onlineIn(layer: LayerRecord): InstanceRecord[];
  /** The layer of this built-in type; a stack has at most one. */
  layerOfType(type: LayerType): LayerRecord | undefined;
  layersOf(instance: Pick<InstanceRecord, 'LayerIds'>): LayerRecord[];
}

/** Reads a snapshot once, so that no part of the configuration sorts or searches again. */
export function topologyOf(snapshot: StackSnapshot): Topology {
  const layers = inCreationOrder(snapshot.layers, (layer) => layer.LayerId);
  const online = inCreationOrder(
    snapshot.instances.filter((instance) => instance.Status === 'online'),
    (instance) => instance.InstanceId,
  );
  const members = onlineByLayer(online);
  return {
    snapshot,
    layers,
    apps: inCreationOrder(snapshot.apps, (app) => app.AppId),
    online,
    onlineIn: (layer) => members.get(layer.LayerId) ?? [],
    layerOfType: (type) => layers.find((layer) => layer.Type === type),
    layersOf: (instance) => layers.filter((layer) => instance.LayerIds.includes(layer.LayerId)),
  };
}

function onlineByLayer(online: readonly InstanceRecord[]): Map<string, InstanceRecord[]> {
  const members = new Map<string, InstanceRecord[]>();
  for (const instance of online) {
    for (const id of instance.LayerIds) {
      const list = members.get(id);
      if (list) list.push(instance);
      else members.set(id, [instance]);
    }
  }
  return members;
}
