import type { Change, Item } from '../ports/store.ts';
import { claim } from './claim.ts';
import { layerKey, layerNameClaimKey, layerRosterKey, layerShortnameClaimKey } from './keys.ts';
import type { LayerRecord } from './layer-record.ts';
import type { StackRecord } from './stack-record.ts';
import { touch } from './touch.ts';

/** The writes that add a layer to its stack; refused when its name or short name is taken. */
export function addLayer(layer: LayerRecord, stack: Item<StackRecord>): Change[] {
  const { StackId, LayerId, Name, Shortname } = layer;
  return [
    { kind: 'create', item: { ...layer, ...layerKey(LayerId) } },
    { kind: 'create', item: layerRosterKey(StackId, LayerId) },
    claim(layerNameClaimKey(StackId, Name), LayerId),
    claim(layerShortnameClaimKey(StackId, Shortname), LayerId),
    touch(stack),
  ];
}
