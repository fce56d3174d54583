import type { InstanceId, StackId } from '../domain/ids.ts';
import type { Instance } from '../domain/instance/instance.ts';
import type { Item, Store } from '../ports/store.ts';
import { INSTANCE_ROSTER_PREFIX, instanceKey, stackPartition } from './keys.ts';
import { readPointed } from './read-pointed.ts';

/** Every instance of a stack, oldest first. Both reads are of the base table: nothing lags. */
export async function listInstances(store: Store, stack: StackId): Promise<Item<Instance>[]> {
  const list = { pk: stackPartition(stack), prefix: INSTANCE_ROSTER_PREFIX };
  const instances = await readPointed<Instance>(store, list, (id) => instanceKey(id as InstanceId));
  return instances.sort(
    (a, b) => a.CreatedAt.localeCompare(b.CreatedAt) || a.Hostname.localeCompare(b.Hostname),
  );
}
