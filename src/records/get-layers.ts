import type { LayerId } from '../domain/ids.ts';
import type { Item, Store } from '../ports/store.ts';
import { found } from './found.ts';
import { layerKey } from './keys.ts';
import type { LayerRecord } from './layer-record.ts';

/**
 * The layers of these ids, each once, in the order of the ids.
 * @throws NotFoundError when any of them is unknown
 */
export async function getLayers(store: Store, ids: readonly string[]): Promise<Item<LayerRecord>[]> {
  const wanted = [...new Set(ids)];
  const items = await store.getMany<LayerRecord>(wanted.map((id) => layerKey(id as LayerId)));
  return wanted.map((id, index) => found(items[index], 'layer', id));
}
