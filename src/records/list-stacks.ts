import type { StackId } from '../domain/ids.ts';
import type { Item, Store } from '../ports/store.ts';
import { inCreationOrder } from './in-creation-order.ts';
import { STACK_LIST_PREFIX, STACKS_PARTITION, stackKey } from './keys.ts';
import { readPointed } from './read-pointed.ts';
import type { StackRecord } from './stack-record.ts';

/** Every stack of the installation. */
export async function listStacks(store: Store): Promise<Item<StackRecord>[]> {
  const list = { pk: STACKS_PARTITION, prefix: STACK_LIST_PREFIX };
  return inCreationOrder(await readPointed<StackRecord>(store, list, (id) => stackKey(id as StackId)));
}
