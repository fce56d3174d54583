import type { InstanceId } from '../domain/ids.ts';
import type { Instance } from '../domain/instance/instance.ts';
import type { Item, Store } from '../ports/store.ts';
import { found } from './found.ts';
import { instanceKey } from './keys.ts';

/**
 * The instances of these ids, each once, in the order of the ids.
 * @throws NotFoundError when any of them is unknown
 */
export async function getInstances(store: Store, ids: readonly string[]): Promise<Item<Instance>[]> {
  const wanted = [...new Set(ids)];
  const items = await store.getMany<Instance>(wanted.map((id) => instanceKey(id as InstanceId)));
  return wanted.map((id, index) => found(items[index], 'instance', id));
}
