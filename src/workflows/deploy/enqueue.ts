import { commandIdFor } from '../../domain/command/command-id-for.ts';
import { argsFor } from '../../domain/deployment/args-for.ts';
import type { Deployment } from '../../domain/deployment/deployment.ts';
import { OpswrightError } from '../../domain/errors.ts';
import type { DeploymentId, Ec2InstanceId, InstanceId } from '../../domain/ids.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import type { InstanceStatus } from '../../domain/instance/instance-states.ts';
import { instanceKey } from '../../records/keys.ts';
import { deploymentKey } from '../../records/lifecycle-keys.ts';
import { SHARD_SIZE } from '../commands/batch.ts';
import { createBatch } from '../commands/create-batch.ts';
import { type CommandOrder, enqueueCommand } from '../commands/enqueue-command.ts';
import { releaseBatch } from '../commands/release-batch.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { moveToSetup } from './move-to-setup.ts';

/** Commands enqueued by one call of the step: seconds of work, and what a crash repeats. */
const CHUNK = 50;

/** Longer than any queue of runs: a deployment that is still open then is ended by its machine. */
const DAY_SECONDS = 86_400;

/** Queues the next targets' commands and wakes them. Called again until all are queued; where it was is stored. */
export async function enqueue(
  context: WorkflowContext,
  input: { deploymentId: DeploymentId },
): Promise<{ done: boolean; limitSeconds: number }> {
  return { done: await enqueueNext(context, input), limitSeconds: DAY_SECONDS };
}

async function enqueueNext(
  context: WorkflowContext,
  input: { deploymentId: DeploymentId },
): Promise<boolean> {
  const deployment = await context.store.get<Deployment>(deploymentKey(input.deploymentId));
  if (deployment?.Status !== 'running') return true;
  await createBatch(context, deployment.DeploymentId, deployment.InstanceIds.length);
  const next = deployment.InstanceIds.slice(deployment.enqueued, deployment.enqueued + CHUNK);
  await enqueueAll(context, deployment, next);
  await wake(context, next);
  const enqueued = deployment.enqueued + next.length;
  await remember(context, deployment.DeploymentId, enqueued);
  if (enqueued < deployment.InstanceIds.length) return false;
  await releaseBatch(context, deployment.DeploymentId);
  return true;
}

/**
 * Queues are items of their own, so all at once. Leaving online marks the stack, which all share, so one by one.
 * When one fails the others are waited for: nothing of this attempt goes on beside the next.
 */
async function enqueueAll(
  context: WorkflowContext,
  deployment: Deployment,
  ids: readonly InstanceId[],
): Promise<void> {
  if (deployment.Command.Name === 'setup') for (const id of ids) await moveToSetup(context, id, deployment);
  const enqueued = ids.map((id, index) => enqueueFor(context, deployment, id, deployment.enqueued + index));
  const failed = (await Promise.allSettled(enqueued)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

async function enqueueFor(
  context: WorkflowContext,
  deployment: Deployment,
  instanceId: InstanceId,
  index: number,
): Promise<void> {
  const order: CommandOrder = {
    CommandId: commandIdFor(deployment.DeploymentId, instanceId),
    InstanceId: instanceId,
    DeploymentId: deployment.DeploymentId,
    Type: deployment.Command.Name,
    batch: { id: deployment.DeploymentId, shard: Math.floor(index / SHARD_SIZE) },
    appIds: deployment.AppId ? [deployment.AppId] : undefined,
    args: argsFor(deployment, instanceId),
    customJson: deployment.CustomJson,
    askedBy: deployment.IamUserArn,
    takenWhen: takenWhen(deployment),
  };
  await enqueueCommand(context, order);
}

function takenWhen(deployment: Deployment): InstanceStatus[] {
  return deployment.Command.Name === 'setup' ? ['running_setup'] : ['online'];
}

async function wake(context: WorkflowContext, ids: InstanceId[]): Promise<void> {
  const instances = await context.store.getMany<Instance>(ids.map(instanceKey));
  const machines = instances.map((instance) => instance?.Ec2InstanceId).filter((id) => id !== undefined);
  if (machines.length === 0) return;
  try {
    await context.wake.instances(machines as Ec2InstanceId[]);
  } catch (error) {
    // A wake is only a hint: the next heartbeat says the same.
    if (!(error instanceof OpswrightError)) throw error;
  }
}

async function remember(context: WorkflowContext, id: DeploymentId, enqueued: number): Promise<void> {
  await retryOnConflict(async () => {
    const deployment = await context.store.get<Deployment>(deploymentKey(id));
    if (!deployment || deployment.enqueued >= enqueued) return;
    await context.store.write([{ kind: 'replace', item: { ...deployment, enqueued } }]);
  });
}
