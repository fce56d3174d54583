import type { LayerId, StackId } from '../domain/ids.ts';
import type { Item, Store } from '../ports/store.ts';
import { inCreationOrder } from './in-creation-order.ts';
import { LAYER_ROSTER_PREFIX, layerKey, stackPartition } from './keys.ts';
import type { LayerRecord } from './layer-record.ts';
import { readPointed } from './read-pointed.ts';

/** Every layer of a stack. */
export async function listLayers(store: Store, stack: StackId): Promise<Item<LayerRecord>[]> {
  const list = { pk: stackPartition(stack), prefix: LAYER_ROSTER_PREFIX };
  return inCreationOrder(await readPointed<LayerRecord>(store, list, (id) => layerKey(id as LayerId)));
}
