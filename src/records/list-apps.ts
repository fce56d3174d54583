import type { AppId, StackId } from '../domain/ids.ts';
import type { Item, Store } from '../ports/store.ts';
import type { AppRecord } from './app-record.ts';
import { inCreationOrder } from './in-creation-order.ts';
import { APP_ROSTER_PREFIX, appKey, stackPartition } from './keys.ts';
import { readPointed } from './read-pointed.ts';

/** Every app of a stack. */
export async function listApps(store: Store, stack: StackId): Promise<Item<AppRecord>[]> {
  const list = { pk: stackPartition(stack), prefix: APP_ROSTER_PREFIX };
  return inCreationOrder(await readPointed<AppRecord>(store, list, (id) => appKey(id as AppId)));
}
