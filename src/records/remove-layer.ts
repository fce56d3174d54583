import type { Change, Item } from '../ports/store.ts';
import { layerKey, layerNameClaimKey, layerRosterKey, layerShortnameClaimKey } from './keys.ts';
import type { LayerRecord } from './layer-record.ts';

/** The writes that take a layer away, refused when it has changed or got an instance since it was read. */
export function removeLayer(layer: Item<LayerRecord>): Change[] {
  const { StackId, LayerId, Name, Shortname, version } = layer;
  return [
    { kind: 'remove', key: layerKey(LayerId), version },
    { kind: 'remove', key: layerRosterKey(StackId, LayerId) },
    { kind: 'remove', key: layerNameClaimKey(StackId, Name) },
    { kind: 'remove', key: layerShortnameClaimKey(StackId, Shortname) },
  ];
}
