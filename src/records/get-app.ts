import type { AppId } from '../domain/ids.ts';
import type { Item, Store } from '../ports/store.ts';
import type { AppRecord } from './app-record.ts';
import { found } from './found.ts';
import { appKey } from './keys.ts';

/** @throws NotFoundError when no app has this id */
export async function getApp(store: Store, id: string): Promise<Item<AppRecord>> {
  return found(await store.get<AppRecord>(appKey(id as AppId)), 'app', id);
}
