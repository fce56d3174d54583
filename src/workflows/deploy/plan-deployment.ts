import type { Deployed } from '../../domain/deployment/deployed.ts';
import type { Deployment } from '../../domain/deployment/deployment.ts';
import type { Change } from '../../ports/store.ts';
import {
  appDeploymentKey,
  deployedKey,
  deploymentKey,
  stackDeploymentKey,
} from '../../records/lifecycle-keys.ts';
import { type Plan, plan } from '../plan.ts';
import type { WorkflowContext } from '../workflow-context.ts';

export type DeploymentOrder = Omit<Deployment, 'CreatedAt' | 'Status' | 'reason' | 'enqueued'>;

/**
 * Plans a deployment: its record, the lists it is found in, and the deploy machine. A deploy also goes into the
 * record that booting instances compare before they go online.
 */
export async function planDeployment(context: WorkflowContext, order: DeploymentOrder): Promise<Plan> {
  const CreatedAt = context.clock.now().toISOString();
  const deployment: Deployment = {
    ...order,
    CreatedAt,
    Status: 'running',
    reason: `${order.Command.Name} runs on ${order.InstanceIds.length} instance(s).`,
    enqueued: 0,
  };
  const input = { deploymentId: order.DeploymentId };
  return plan({
    changes: [...rowsOf(deployment), ...(await deployedRow(context, deployment))],
    starts: [{ machine: 'deploy', name: `deploy-${order.DeploymentId}`, input }],
  });
}

function rowsOf(deployment: Deployment): Change[] {
  const { DeploymentId, StackId, AppId, CreatedAt } = deployment;
  const pointer = { deploymentId: DeploymentId };
  const rows: Change[] = [
    { kind: 'create', item: { ...deploymentKey(DeploymentId), ...deployment } },
    { kind: 'create', item: { ...stackDeploymentKey(StackId, CreatedAt, DeploymentId), ...pointer } },
  ];
  if (!AppId) return rows;
  return [
    ...rows,
    { kind: 'create', item: { ...appDeploymentKey(AppId, CreatedAt, DeploymentId), ...pointer } },
  ];
}

async function deployedRow(context: WorkflowContext, deployment: Deployment): Promise<Change[]> {
  if (deployment.Command.Name !== 'deploy' || !deployment.AppId) return [];
  const key = deployedKey(deployment.StackId);
  const stored = await context.store.get<Deployed>(key);
  const at = { ...stored?.at, [deployment.AppId]: deployment.CreatedAt };
  return [stored ? { kind: 'replace', item: { ...stored, at } } : { kind: 'create', item: { ...key, at } }];
}
