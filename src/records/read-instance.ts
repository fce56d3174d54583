import { NotFoundError } from '../domain/errors.ts';
import type { InstanceId } from '../domain/ids.ts';
import type { Instance } from '../domain/instance/instance.ts';
import type { Item, Store } from '../ports/store.ts';
import { instanceKey } from './keys.ts';

/** @throws NotFoundError when there is no such instance (any more) */
export async function readInstance(store: Store, id: InstanceId): Promise<Item<Instance>> {
  const instance = await store.get<Instance>(instanceKey(id));
  if (!instance) throw new NotFoundError(`Unable to find instance with ID ${id}`);
  return instance;
}
