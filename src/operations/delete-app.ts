import type { DeleteAppRequest, Nothing } from '../model/opsworks.generated.ts';
import { getApp } from '../records/get-app.ts';
import { removeApp } from '../records/remove-app.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import type { OperationContext } from './operation-context.ts';

/** Takes the app out of its stack. */
export async function deleteApp({ store }: OperationContext, input: DeleteAppRequest): Promise<Nothing> {
  await retryOnConflict(async () => store.write(removeApp(await getApp(store, input.AppId))));
  return {};
}
