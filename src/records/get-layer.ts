import type { LayerId } from '../domain/ids.ts';
import type { Item, Store } from '../ports/store.ts';
import { found } from './found.ts';
import { layerKey } from './keys.ts';
import type { LayerRecord } from './layer-record.ts';

/** @throws NotFoundError when no layer has this id */
export async function getLayer(store: Store, id: string): Promise<Item<LayerRecord>> {
  return found(await store.get<LayerRecord>(layerKey(id as LayerId)), 'layer', id);
}
