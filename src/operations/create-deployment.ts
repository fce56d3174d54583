import { checkDeployment } from '../domain/deployment/check-deployment.ts';
import { chooseMigrator } from '../domain/deployment/choose-migrator.ts';
import { ValidationError } from '../domain/errors.ts';
import type { AppId, DeploymentId, InstanceId } from '../domain/ids.ts';
import type { Instance } from '../domain/instance/instance.ts';
import type { CreateDeploymentRequest, CreateDeploymentResult } from '../model/opsworks.generated.ts';
import type { AppRecord } from '../records/app-record.ts';
import { getApp } from '../records/get-app.ts';
import { getInstances } from '../records/get-instances.ts';
import { getLayers } from '../records/get-layers.ts';
import { getStack } from '../records/get-stack.ts';
import { listInstances } from '../records/list-instances.ts';
import { listLayers } from '../records/list-layers.ts';
import type { StackRecord } from '../records/stack-record.ts';
import { commit } from '../workflows/commit.ts';
import { planDeployment } from '../workflows/deploy/plan-deployment.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import type { OperationContext } from './operation-context.ts';

/** CreateDeployment: one command for each chosen online instance; answers at once, the deploy machine goes on. */
export async function createDeployment(
  context: OperationContext,
  input: CreateDeploymentRequest,
): Promise<CreateDeploymentResult> {
  const id = context.ids.guid() as DeploymentId;
  checkDeployment(input);
  const stack = await getStack(context.store, input.StackId);
  const app = await findApp(context, input, stack);
  const targets = await chooseTargets(context, input, stack);
  const migrateOn = app && (await chooseMigration(context, input, app, targets));
  await retryOnConflict(async () => {
    const order = {
      DeploymentId: id,
      StackId: stack.StackId,
      AppId: input.AppId as AppId | undefined,
      Command: { Name: input.Command.Name, Args: input.Command.Args ?? {} },
      Comment: input.Comment,
      CustomJson: input.CustomJson,
      IamUserArn: context.caller.arn,
      InstanceIds: targets.map((instance) => instance.InstanceId),
      migrateOn,
    };
    await commit(context, await planDeployment(context, order));
  });
  return { DeploymentId: id };
}

async function findApp(
  context: OperationContext,
  input: CreateDeploymentRequest,
  stack: StackRecord,
): Promise<AppRecord | undefined> {
  if (input.AppId === undefined) return undefined;
  const app = await getApp(context.store, input.AppId);
  if (app.StackId !== stack.StackId)
    throw new ValidationError(`AppId: app ${input.AppId} is not an app of stack ${stack.StackId}.`);
  return app;
}

/** One target migrates, whatever their number. */
async function chooseMigration(
  context: OperationContext,
  { Command }: CreateDeploymentRequest,
  app: AppRecord,
  targets: readonly Instance[],
): Promise<InstanceId | undefined> {
  if (Command.Args?.migrate?.[0] !== 'true') return undefined;
  return chooseMigrator(targets, await listLayers(context.store, app.StackId), app.Type);
}

/** The named instances and those of the named layers, or all; of these the ones that can take the command. */
async function chooseTargets(
  context: OperationContext,
  input: CreateDeploymentRequest,
  stack: StackRecord,
): Promise<Instance[]> {
  const named = await getInstances(context.store, input.InstanceIds ?? []);
  const layers = await getLayers(context.store, input.LayerIds ?? []);
  if ([...named, ...layers].some((each) => each.StackId !== stack.StackId))
    throw new ValidationError(
      'Please only provide instance IDs and layer IDs from the stack of the deployment',
    );
  const all = await listInstances(context.store, stack.StackId);
  const chosen = all.filter((instance) => isChosen(instance, input));
  const targets = chosen.filter((instance) => canTake(instance, input));
  if (targets.length > 0) return targets;
  throw new ValidationError(`${nobody(chosen.length)} A deployment needs at least one online instance.`);
}

function isChosen(instance: Instance, input: CreateDeploymentRequest): boolean {
  if (!input.InstanceIds?.length && !input.LayerIds?.length) return true;
  if (input.InstanceIds?.includes(instance.InstanceId)) return true;
  return instance.LayerIds.some((id) => input.LayerIds?.includes(id));
}

/** Setup is what brings a setup_failed instance back, where it is named. */
function canTake(instance: Instance, input: CreateDeploymentRequest): boolean {
  if (instance.Status === 'online') return true;
  const named = input.InstanceIds?.includes(instance.InstanceId) === true;
  return named && input.Command.Name === 'setup' && instance.Status === 'setup_failed';
}

function nobody(chosen: number): string {
  return chosen === 0 ? 'No instance was chosen.' : 'None of the chosen instances is online.';
}
