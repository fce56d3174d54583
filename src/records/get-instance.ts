import type { InstanceId } from '../domain/ids.ts';
import type { Instance } from '../domain/instance/instance.ts';
import type { Item, Store } from '../ports/store.ts';
import { found } from './found.ts';
import { instanceKey } from './keys.ts';

/** @throws NotFoundError when no instance has this id */
export async function getInstance(store: Store, id: string): Promise<Item<Instance>> {
  return found(await store.get<Instance>(instanceKey(id as InstanceId)), 'instance', id);
}
