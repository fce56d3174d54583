import { appAttributes } from '../domain/app/app-attributes.ts';
import { appProblems } from '../domain/app/app-problems.ts';
import { refuse } from '../domain/refuse.ts';
import type { Nothing, UpdateAppRequest } from '../model/opsworks.generated.ts';
import type { Item } from '../ports/store.ts';
import type { AppRecord } from '../records/app-record.ts';
import { getApp } from '../records/get-app.ts';
import { getStack } from '../records/get-stack.ts';
import { replaceApp } from '../records/replace-app.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import { sealApp } from './apps/seal-app.ts';
import { takenNameProblems } from './apps/taken-name-problems.ts';
import type { OperationContext } from './operation-context.ts';

/** Members that are left out keep their value, lists and maps are replaced whole. Nothing is deployed because of it. */
export async function updateApp(context: OperationContext, input: UpdateAppRequest): Promise<Nothing> {
  const { store, secrets } = context;
  await retryOnConflict(async () => {
    const before = await getApp(store, input.AppId);
    const stack = await getStack(store, before.StackId);
    const after = changed(before, input);
    refuse(appProblems(after, stack.ConfigurationManager.Version));
    refuse(await takenNameProblems(store, after));
    await store.write(replaceApp(before, await sealApp(secrets, after, before.sealed)));
  });
  return {};
}

function changed(before: Item<AppRecord>, input: UpdateAppRequest): Item<AppRecord> {
  const Type = input.Type ?? before.Type;
  const Attributes = appAttributes(Type, input.Attributes ?? before.Attributes);
  return { ...before, ...input, AppId: before.AppId, Type, Attributes };
}
