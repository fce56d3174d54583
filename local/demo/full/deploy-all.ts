import { waitForDeployment } from '../wait-for.ts';
import { FULL_APPS, type FullApp } from './full-apps.ts';
import type { FullStack } from './full-stack.ts';
import type { DeploymentTimes } from './full-times.ts';
import type { FullWalkOptions } from './full-walk-options.ts';

const VERSION = 'version2';

/** Deploys the second version of every app, each to the servers that run it, all at once. */
export async function deployAll(
  { client, print }: Pick<FullWalkOptions, 'client' | 'print'>,
  stack: Pick<FullStack, 'stackId' | 'layers' | 'apps'>,
): Promise<DeploymentTimes[]> {
  const deploy = async (app: FullApp): Promise<DeploymentTimes> => {
    const { appId, layer, source } = stack.apps[app.name];
    await client.updateApp({ AppId: appId, AppSource: source(VERSION) });
    const begin = performance.now();
    const { DeploymentId = '' } = await client.createDeployment({
      StackId: stack.stackId,
      AppId: appId,
      LayerIds: [stack.layers[layer]],
      Command: { Name: 'deploy', Args: app.migrates ? { migrate: ['true'] } : {} },
    });
    await waitForDeployment(client, DeploymentId);
    const seconds = (performance.now() - begin) / 1000;
    print(`    ${app.name}: ${VERSION} after ${seconds.toFixed(1)} s`);
    const { Commands = [] } = await client.describeCommands({ DeploymentId });
    return { app: app.name, version: VERSION, instances: Commands.length, seconds };
  };
  return Promise.all(FULL_APPS.map(deploy));
}
