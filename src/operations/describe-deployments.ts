import { apiDate } from '../domain/api-date.ts';
import { selectorProblems } from '../domain/checks/selector-problems.ts';
import type { Deployment } from '../domain/deployment/deployment.ts';
import type { DeploymentId } from '../domain/ids.ts';
import { refuse } from '../domain/refuse.ts';
import type {
  DescribeDeploymentsRequest,
  DescribeDeploymentsResult,
  Deployment as ShownDeployment,
} from '../model/opsworks.generated.ts';
import { found } from '../records/found.ts';
import { getApp } from '../records/get-app.ts';
import { getStack } from '../records/get-stack.ts';
import { deploymentKey } from '../records/lifecycle-keys.ts';
import { listDeployments } from '../records/list-deployments.ts';
import type { OperationContext } from './operation-context.ts';

/** DescribeDeployments: of a stack, of an app, or by id; newest first. */
export async function describeDeployments(
  context: OperationContext,
  input: DescribeDeploymentsRequest,
): Promise<DescribeDeploymentsResult> {
  const sentence = 'Please provide either a stack ID, an app ID or one or more deployment IDs';
  refuse(selectorProblems([input.StackId, input.AppId, input.DeploymentIds], sentence));
  return { Deployments: (await select(context, input)).map(shown) };
}

async function select(context: OperationContext, input: DescribeDeploymentsRequest): Promise<Deployment[]> {
  if (input.DeploymentIds) return byId(context, input.DeploymentIds);
  if (input.StackId) {
    const stack = await getStack(context.store, input.StackId);
    return listDeployments(context.store, { stack: stack.StackId });
  }
  const app = await getApp(context.store, input.AppId ?? '');
  return listDeployments(context.store, { app: app.AppId });
}

async function byId(context: OperationContext, ids: string[]): Promise<Deployment[]> {
  const wanted = [...new Set(ids)];
  const items = await context.store.getMany<Deployment>(
    wanted.map((id) => deploymentKey(id as DeploymentId)),
  );
  return wanted.map((id, index) => found(items[index], 'deployment', id));
}

function shown(deployment: Deployment): ShownDeployment & { Reason: string } {
  return {
    ...(deployment as ShownDeployment),
    CreatedAt: apiDate(new Date(deployment.CreatedAt)),
    CompletedAt: deployment.CompletedAt && apiDate(new Date(deployment.CompletedAt)),
    Reason: deployment.reason,
  };
}
