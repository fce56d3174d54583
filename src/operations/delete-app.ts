import type { DeploymentId } from '../domain/ids.ts';
import type { DeleteAppRequest, Nothing } from '../model/opsworks.generated.ts';
import type { AppRecord } from '../records/app-record.ts';
import { getApp } from '../records/get-app.ts';
import { listInstances } from '../records/list-instances.ts';
import { removeApp } from '../records/remove-app.ts';
import { commit } from '../workflows/commit.ts';
import { planDeployment } from '../workflows/deploy/plan-deployment.ts';
import { join, type Plan, plan } from '../workflows/plan.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import type { OperationContext } from './operation-context.ts';

/** Takes the app out of its stack, and off the instances that are online: the Undeploy event fires there. */
export async function deleteApp(context: OperationContext, input: DeleteAppRequest): Promise<Nothing> {
  const id = context.ids.guid() as DeploymentId;
  await retryOnConflict(async () => {
    const app = await getApp(context.store, input.AppId);
    const removal = plan({ changes: removeApp(app) });
    await commit(context, join(removal, await planUndeploy(context, app, id)));
  });
  return {};
}

/** The undeploy carries the app's record: by the time it runs, the stack has no such app. */
async function planUndeploy(context: OperationContext, app: AppRecord, id: DeploymentId): Promise<Plan> {
  const instances = await listInstances(context.store, app.StackId);
  const online = instances.filter((instance) => instance.Status === 'online');
  if (online.length === 0) return plan();
  return planDeployment(context, {
    DeploymentId: id,
    StackId: app.StackId,
    AppId: app.AppId,
    Command: { Name: 'undeploy', Args: {} },
    IamUserArn: context.caller.arn,
    InstanceIds: online.map((instance) => instance.InstanceId),
    deletedApp: app,
  });
}
