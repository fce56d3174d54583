import { setTimeout } from 'node:timers/promises';
import type { OpsWorksClient } from '@aws-sdk/client-opsworks';
import {
  DescribeCommandsCommand,
  DescribeDeploymentsCommand,
  DescribeInstancesCommand,
} from '@aws-sdk/client-opsworks';
import { readLog } from './read-log.ts';
import { WalkError } from './walk-error.ts';

const LIMIT_MS = 15 * 60_000;
const FAILED = ['setup_failed', 'start_failed', 'stop_failed', 'connection_lost'];

/** Asks as a waiter does, only more often: the API has no other way to be told. */
async function poll<T>(ask: () => Promise<T | undefined>, what: string): Promise<T> {
  const end = Date.now() + LIMIT_MS;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await setTimeout(300);
  }
  throw new WalkError(`${what} did not happen within ${LIMIT_MS / 60_000} minutes.`);
}

export async function waitForStatus(
  client: OpsWorksClient,
  instanceId: string,
  wanted: string,
  print: (line: string) => void,
): Promise<void> {
  let last = '';
  await poll(async () => {
    const { Instances } = await client.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }));
    const { Status = '', Hostname } = Instances?.[0] ?? {};
    if (Status !== last) print(`    ${Hostname}: ${Status}`);
    last = Status;
    if (FAILED.includes(Status)) throw new WalkError(await logsOf(client, { InstanceId: instanceId }));
    return Status === wanted || undefined;
  }, `${wanted} of ${instanceId}`);
}

export async function waitForDeployment(client: OpsWorksClient, deploymentId: string): Promise<void> {
  const status = await poll(async () => {
    const { Deployments } = await client.send(
      new DescribeDeploymentsCommand({ DeploymentIds: [deploymentId] }),
    );
    const [deployment] = Deployments ?? [];
    return deployment?.Status === 'running' ? undefined : deployment?.Status;
  }, `The end of deployment ${deploymentId}`);
  if (status !== 'successful') throw new WalkError(await logsOf(client, { DeploymentId: deploymentId }));
}

/** The ends of the logs of what failed. */
async function logsOf(
  client: OpsWorksClient,
  of: { InstanceId: string } | { DeploymentId: string },
): Promise<string> {
  const { Commands } = await client.send(new DescribeCommandsCommand(of));
  const failed = (Commands ?? []).filter((command) => command.Status === 'failed');
  const logs = failed.map(
    async ({ Type, LogUrl }) => `${Type} failed. Its log ends:\n${await readLog(LogUrl)}`,
  );
  return (
    (await Promise.all(logs)).join('\n\n') ||
    'It failed without a command that failed; see the service errors.'
  );
}
