import type { Change, Item } from '../ports/store.ts';
import type { AppRecord } from './app-record.ts';
import { claim } from './claim.ts';
import { appKey, appNameClaimKey, appRosterKey, appShortnameClaimKey } from './keys.ts';
import type { StackRecord } from './stack-record.ts';
import { touch } from './touch.ts';

/** The writes that add an app to its stack; refused when its name or short name is taken. */
export function addApp(app: AppRecord, stack: Item<StackRecord>): Change[] {
  const { StackId, AppId, Name, Shortname } = app;
  return [
    { kind: 'create', item: { ...app, ...appKey(AppId) } },
    { kind: 'create', item: appRosterKey(StackId, AppId) },
    claim(appNameClaimKey(StackId, Name), AppId),
    claim(appShortnameClaimKey(StackId, Shortname), AppId),
    touch(stack),
  ];
}
