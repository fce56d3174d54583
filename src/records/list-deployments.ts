import type { Deployment } from '../domain/deployment/deployment.ts';
import type { AppId, DeploymentId, StackId } from '../domain/ids.ts';
import type { Item, Key, Store } from '../ports/store.ts';
import { appDeploymentKey, deploymentKey, stackDeploymentKey } from './lifecycle-keys.ts';

/** The deployments of a stack or of an app, newest first. */
export async function listDeployments(
  store: Store,
  owner: { stack: StackId } | { app: AppId },
): Promise<Item<Deployment>[]> {
  const pointers = await store.query<{ deploymentId: DeploymentId }>(listOf(owner).pk, { descending: true });
  const deployments = await store.getMany<Deployment>(pointers.map((row) => deploymentKey(row.deploymentId)));
  return deployments.filter((deployment) => deployment !== undefined);
}

function listOf(owner: { stack: StackId } | { app: AppId }): Key {
  const any = '' as DeploymentId;
  return 'stack' in owner ? stackDeploymentKey(owner.stack, '', any) : appDeploymentKey(owner.app, '', any);
}
