import type { Change, Item } from '../ports/store.ts';
import type { AppRecord } from './app-record.ts';
import { appKey, appNameClaimKey, appRosterKey, appShortnameClaimKey } from './keys.ts';

/** The writes that take an app away, refused when it has changed since it was read. */
export function removeApp({ StackId, AppId, Name, Shortname, version }: Item<AppRecord>): Change[] {
  return [
    { kind: 'remove', key: appKey(AppId), version },
    { kind: 'remove', key: appRosterKey(StackId, AppId) },
    { kind: 'remove', key: appNameClaimKey(StackId, Name) },
    { kind: 'remove', key: appShortnameClaimKey(StackId, Shortname) },
  ];
}
