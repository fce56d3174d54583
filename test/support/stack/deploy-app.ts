import type { DeploymentCommandName } from '@aws-sdk/client-opsworks';
import { FULL_APPS, type FullAppName } from '../../../local/demo/full/full-apps.ts';
import { poll } from '../../../local/demo/poll.ts';
import type { FullWorld } from './full-world.ts';

export interface DeployedApp {
  status: string;
  /** From the call to the end on every server. */
  seconds: number;
  /** The logs of its commands, joined. */
  log: string;
}

const LIMIT_MINUTES = 5;

/** Runs a deployment's command for an app on the servers that run it; a deploy may be of another `version`. */
export async function deployApp(
  { client, stack }: FullWorld,
  name: FullAppName,
  command: { Name: DeploymentCommandName; version?: string },
): Promise<DeployedApp> {
  const { appId: AppId, layer, source } = stack.apps[name];
  if (command.version) await client.updateApp({ AppId, AppSource: source(command.version) });
  const migrates = command.Name === 'deploy' && FULL_APPS.find((app) => app.name === name)?.migrates;
  const begin = performance.now();
  const { DeploymentId = '' } = await client.createDeployment({
    StackId: stack.stackId,
    AppId,
    LayerIds: [stack.layers[layer]],
    Command: { Name: command.Name, Args: migrates ? { migrate: ['true'] } : {} },
  });
  const ended = async () => {
    const { Deployments = [] } = await client.describeDeployments({ DeploymentIds: [DeploymentId] });
    const [{ Status = '' } = {}] = Deployments;
    return Status === 'running' ? undefined : Status;
  };
  const status = await poll(ended, `The end of ${command.Name} of ${name}`, LIMIT_MINUTES);
  const seconds = (performance.now() - begin) / 1000;
  const { Commands = [] } = await client.describeCommands({ DeploymentId });
  const logs = Commands.map(async ({ LogUrl = '' }) => (await fetch(LogUrl)).text());
  return { status, seconds, log: (await Promise.all(logs)).join('\n') };
}
