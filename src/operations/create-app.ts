import { appProblems } from '../domain/app/app-problems.ts';
import { refuse } from '../domain/refuse.ts';
import type { CreateAppRequest, CreateAppResult } from '../model/opsworks.generated.ts';
import { addApp } from '../records/add-app.ts';
import { getStack } from '../records/get-stack.ts';
import { listApps } from '../records/list-apps.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import { newApp } from './apps/new-app.ts';
import { sealApp } from './apps/seal-app.ts';
import { takenNameProblems } from './apps/taken-name-problems.ts';
import type { OperationContext } from './operation-context.ts';

/** Deploys nothing: that takes a deployment, or the boot of an instance. */
export async function createApp(
  context: OperationContext,
  input: CreateAppRequest,
): Promise<CreateAppResult> {
  const { store, secrets } = context;
  return retryOnConflict(async () => {
    const stack = await getStack(store, input.StackId);
    const apps = await listApps(store, stack.StackId);
    const app = newApp(context, input, stack, new Set(apps.map(({ Shortname }) => Shortname)));
    refuse(appProblems(app, stack.ConfigurationManager.Version));
    refuse(await takenNameProblems(store, app));
    await store.write(addApp(await sealApp(secrets, app), stack));
    return { AppId: app.AppId };
  });
}
