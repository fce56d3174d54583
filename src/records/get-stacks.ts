import type { StackId } from '../domain/ids.ts';
import type { Item, Store } from '../ports/store.ts';
import { found } from './found.ts';
import { stackKey } from './keys.ts';
import type { StackRecord } from './stack-record.ts';

/**
 * The stacks of these ids, each once, in the order of the ids.
 * @throws NotFoundError when any of them is unknown
 */
export async function getStacks(store: Store, ids: readonly string[]): Promise<Item<StackRecord>[]> {
  const wanted = [...new Set(ids)];
  const items = await store.getMany<StackRecord>(wanted.map((id) => stackKey(id as StackId)));
  return wanted.map((id, index) => found(items[index], 'stack', id));
}
