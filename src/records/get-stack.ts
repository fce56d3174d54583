import type { StackId } from '../domain/ids.ts';
import type { Item, Store } from '../ports/store.ts';
import { found } from './found.ts';
import { stackKey } from './keys.ts';
import type { StackRecord } from './stack-record.ts';

/** @throws NotFoundError when no stack has this id */
export async function getStack(store: Store, id: string): Promise<Item<StackRecord>> {
  return found(await store.get<StackRecord>(stackKey(id as StackId)), 'stack', id);
}
