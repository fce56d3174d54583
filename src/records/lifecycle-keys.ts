// Keys of what moves: queues, commands, deployments, batches, waits, agents. See keys.ts for what is configured.

import { createHash } from 'node:crypto';
import type { AppId, CommandId, DeploymentId, InstanceId, StackId } from '../domain/ids.ts';
import type { Key } from '../ports/store.ts';
import { instanceKey, stackKey } from './keys.ts';

export const queueKey = (id: InstanceId): Key => ({ pk: instanceKey(id).pk, sk: 'QUEUE' });
export const agentKey = (id: InstanceId): Key => ({ pk: instanceKey(id).pk, sk: 'AGENT' });

export const commandKey = (id: CommandId): Key => ({ pk: `COMMAND#${id}`, sk: 'RECORD' });

/** An instance's commands in the order of their creation. */
export const COMMAND_PREFIX = 'COMMAND#';
export const instanceCommandKey = (instance: InstanceId, createdAt: string, id: CommandId): Key => ({
  pk: instanceKey(instance).pk,
  sk: `${COMMAND_PREFIX}${createdAt}#${id}`,
});

export const deploymentKey = (id: DeploymentId): Key => ({ pk: `DEPLOYMENT#${id}`, sk: 'RECORD' });
export const deploymentCommandKey = (id: DeploymentId, instance: InstanceId): Key => ({
  pk: deploymentKey(id).pk,
  sk: `${COMMAND_PREFIX}${instance}`,
});
export const DEPLOYMENT_PREFIX = 'DEPLOYMENT#';
export const stackDeploymentKey = (stack: StackId, createdAt: string, id: DeploymentId): Key => ({
  pk: `${stackKey(stack).pk}#DEPLOYMENTS`,
  sk: `${DEPLOYMENT_PREFIX}${createdAt}#${id}`,
});
export const appDeploymentKey = (app: AppId, createdAt: string, id: DeploymentId): Key => ({
  pk: `APP#${app}#DEPLOYMENTS`,
  sk: `${DEPLOYMENT_PREFIX}${createdAt}#${id}`,
});

export const batchKey = (id: string): Key => ({ pk: `BATCH#${id}`, sk: 'RECORD' });
export const batchShardKey = (id: string, shard: number): Key => ({
  pk: `BATCH#${id}`,
  sk: `SHARD#${shard}`,
});

export const configureKey = (id: StackId): Key => ({ pk: stackKey(id).pk, sk: 'CONFIGURE' });

/** When each app of the stack was last asked to be deployed: what boots meanwhile must not miss it. */
export const deployedKey = (id: StackId): Key => ({ pk: stackKey(id).pk, sk: 'DEPLOYED' });

/** From EC2's id back to ours. */
export const machineKey = (ec2InstanceId: string): Key => ({ pk: `EC2#${ec2InstanceId}`, sk: 'RECORD' });

/** What the sweep reads lies in a few partitions: none is hot, and a few queries read it all. */
export const SHARDS = 8;

/** Open waits. */
export const waitPartition = (shard: number): string => `WAITS#${shard}`;
const waitPrefix = (subject: string): string => `${subject}#`;

/** One row per token: whoever removes a wait that is over cannot take along the next one for the same subject. */
export const waitKey = (subject: string, token: string): Key => ({
  pk: waitPartition(shardOf(subject)),
  sk: waitPrefix(subject) + createHash('sha256').update(token).digest('hex').slice(0, 16),
});
export const waitsFor = (subject: string): { pk: string; prefix: string } => ({
  pk: waitPartition(shardOf(subject)),
  prefix: waitPrefix(subject),
});

/**
 * Instances by the time from which they count as silent, in buckets that a heartbeat rarely crosses. Within a shard
 * they sort by it: one query finds all that are due, however long nobody looked.
 */
export const duePartition = (shard: number): string => `DUE#${shard}`;
export const dueKey = (bucket: number, id: InstanceId): Key => ({
  pk: duePartition(shardOf(id)),
  sk: `${dueSortKey(bucket)}#${id}`,
});
/** Rows of earlier buckets sort before it, rows of this one and of later ones behind. */
export const dueSortKey = (bucket: number): string => String(bucket).padStart(12, '0');

/** Executions that must come to be and succeed; the sweep looks after them. */
export const STARTS_PARTITION = 'STARTS';
export const startKey = (name: string): Key => ({ pk: STARTS_PARTITION, sk: name });

export const sweepKey: Key = { pk: 'SWEEP', sk: 'RECORD' };

function shardOf(subject: string): number {
  let sum = 0;
  for (const character of subject) sum = (sum * 31 + character.charCodeAt(0)) % 65_521;
  return sum % SHARDS;
}
