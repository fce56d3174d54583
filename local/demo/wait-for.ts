import type { OpsWorksClient } from '@aws-sdk/client-opsworks';
import { DescribeDeploymentsCommand, DescribeInstancesCommand } from '@aws-sdk/client-opsworks';
import { failedLogs } from './failed-logs.ts';
import { FAILED_STATUSES } from './failed-statuses.ts';
import { poll } from './poll.ts';
import { WalkError } from './walk-error.ts';

const LIMIT_MINUTES = 15;

export async function waitForStatus(
  client: OpsWorksClient,
  instanceId: string,
  wanted: string,
  print: (line: string) => void,
): Promise<void> {
  let last = '';
  const look = async () => {
    const { Instances } = await client.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }));
    const { Status = '', Hostname } = Instances?.[0] ?? {};
    if (Status !== last) print(`    ${Hostname}: ${Status}`);
    last = Status;
    if (FAILED_STATUSES.includes(Status))
      throw new WalkError(await failedLogs(client, { InstanceId: instanceId }));
    return Status === wanted || undefined;
  };
  await poll(look, `${wanted} of ${instanceId}`, LIMIT_MINUTES);
}

export async function waitForDeployment(client: OpsWorksClient, deploymentId: string): Promise<void> {
  const look = async () => {
    const { Deployments } = await client.send(
      new DescribeDeploymentsCommand({ DeploymentIds: [deploymentId] }),
    );
    const [deployment] = Deployments ?? [];
    return deployment?.Status === 'running' ? undefined : deployment?.Status;
  };
  const status = await poll(look, `The end of deployment ${deploymentId}`, LIMIT_MINUTES);
  if (status !== 'successful') throw new WalkError(await failedLogs(client, { DeploymentId: deploymentId }));
}
