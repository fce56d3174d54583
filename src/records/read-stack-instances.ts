import type { InstanceId, StackId } from '../domain/ids.ts';
import type { Instance } from '../domain/instance/instance.ts';
import type { Item, Store } from '../ports/store.ts';
import { INSTANCE_ROSTER_PREFIX, instanceKey, stackPartition } from './keys.ts';

/** Every instance of a stack, in the order of creation. Both reads are of the base table: nothing lags. */
export async function readStackInstances(store: Store, id: StackId): Promise<Item<Instance>[]> {
  const roster = await store.query(stackPartition(id), { prefix: INSTANCE_ROSTER_PREFIX });
  const ids = roster.map((row) => row.sk.slice(INSTANCE_ROSTER_PREFIX.length) as InstanceId);
  const instances = await store.getMany<Instance>(ids.map(instanceKey));
  return instances.filter((instance) => instance !== undefined).sort(byCreation);
}

function byCreation(a: Instance, b: Instance): number {
  return a.CreatedAt.localeCompare(b.CreatedAt) || a.InstanceId.localeCompare(b.InstanceId);
}
