import type { AppId } from '../domain/ids.ts';
import type { Item, Store } from '../ports/store.ts';
import type { AppRecord } from './app-record.ts';
import { found } from './found.ts';
import { appKey } from './keys.ts';

/**
 * The apps of these ids, each once, in the order of the ids.
 * @throws NotFoundError when any of them is unknown
 */
export async function getApps(store: Store, ids: readonly string[]): Promise<Item<AppRecord>[]> {
  const wanted = [...new Set(ids)];
  const items = await store.getMany<AppRecord>(wanted.map((id) => appKey(id as AppId)));
  return wanted.map((id, index) => found(items[index], 'app', id));
}
