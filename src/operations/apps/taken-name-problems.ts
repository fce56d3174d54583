import { problemIf } from '../../domain/checks/problem-if.ts';
import type { Store } from '../../ports/store.ts';
import type { AppRecord } from '../../records/app-record.ts';
import { appNameClaimKey, appShortnameClaimKey } from '../../records/keys.ts';

/** Whether another app of the stack has the name or the short name, in the words that clients look for. */
export async function takenNameProblems(store: Store, app: Omit<AppRecord, 'sealed'>): Promise<string[]> {
  const { StackId, AppId, Name, Shortname } = app;
  const [name, shortname] = await store.getMany<{ owner: string }>([
    appNameClaimKey(StackId, Name),
    appShortnameClaimKey(StackId, Shortname),
  ]);
  const isTaken = (claim?: { owner: string }) => claim !== undefined && claim.owner !== AppId;
  if (isTaken(name)) return [`There is already an app named "${Name}" for this stack`];
  return problemIf(
    isTaken(shortname),
    `There is already an app with shortname "${Shortname}" for this stack`,
  );
}
