import type { Change, Item } from '../ports/store.ts';
import type { AppRecord } from './app-record.ts';
import { claim } from './claim.ts';
import { appNameClaimKey } from './keys.ts';

/** The writes that change an app; a new name is claimed and the old one given back. */
export function replaceApp(before: Item<AppRecord>, after: Item<AppRecord>): Change[] {
  const { StackId, AppId } = before;
  const change: Change = { kind: 'replace', item: after };
  if (before.Name === after.Name) return [change];
  return [
    change,
    { kind: 'remove', key: appNameClaimKey(StackId, before.Name) },
    claim(appNameClaimKey(StackId, after.Name), AppId),
  ];
}
