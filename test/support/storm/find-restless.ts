import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { SHARDS, STARTS_PARTITION, waitPartition } from '../../../src/records/lifecycle-keys.ts';
import type { UserStack } from '../opsworks-user.ts';
import type { VirtualCloud } from './virtual-cloud.ts';

const RESTING = ['online', 'stopped', 'setup_failed', 'start_failed', 'stop_failed', 'connection_lost'];

/** What has not come to its end, a sentence each: what users see of it or, when they see nothing, what is behind. */
export async function findRestless(world: VirtualCloud, stack: UserStack): Promise<string[]> {
  const seen = await onTheirWay(world, stack);
  return seen.length > 0 ? seen : [...(await openExecutions(world)), ...(await openRows(world))];
}

async function onTheirWay({ user }: VirtualCloud, stack: UserStack): Promise<string[]> {
  const instances = (await user.instances(stack))
    .filter(({ Status = '' }) => !RESTING.includes(Status))
    .map(({ Hostname, Status }) => `${Hostname} is still ${Status}`);
  const deployments = (await user.deployments(stack))
    .filter(({ Status }) => Status === 'running')
    .map(({ DeploymentId }) => `Deployment ${DeploymentId} is still running`);
  const commands = (await user.commands(stack))
    .filter(({ Status }) => Status === 'pending')
    .map(({ Type, CommandId }) => `The ${Type} command ${CommandId} is still pending`);
  return [...instances, ...deployments, ...commands];
}

async function openExecutions({ cloud }: VirtualCloud): Promise<string[]> {
  const client = new SFNClient(operator(cloud));
  const open: string[] = [];
  for (const { arn: stateMachineArn } of cloud.declared.stateMachines) {
    const input = { stateMachineArn, statusFilter: 'RUNNING' as const };
    const { executions = [] } = await client.send(new ListExecutionsCommand(input));
    open.push(...executions.map(({ executionArn }) => `The execution ${executionArn} is still running`));
  }
  client.destroy();
  return open;
}

/** Waits and starts that nobody has cleared away. */
async function openRows({ cloud }: VirtualCloud): Promise<string[]> {
  const client = new DynamoDBClient(operator(cloud));
  const partitions = [
    STARTS_PARTITION,
    ...Array.from({ length: SHARDS }, (_, shard) => waitPartition(shard)),
  ];
  const open: string[] = [];
  for (const partition of partitions) {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: cloud.declared.tables[0]?.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: partition } },
      }),
    );
    open.push(...Items.map(({ sk }) => `${partition} still has ${sk?.S}`));
  }
  client.destroy();
  return open;
}

function operator({ endpoint, operator: credentials, declared: { region } }: VirtualCloud['cloud']) {
  return { endpoint, credentials, region };
}
