import type { Command } from '../../domain/command/command.ts';
import type { Queue } from '../../domain/command/queue.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import type { InstanceStatus } from '../../domain/instance/instance-states.ts';
import type { Change, Item } from '../../ports/store.ts';
import { instanceKey } from '../../records/keys.ts';
import {
  commandKey,
  deploymentCommandKey,
  instanceCommandKey,
  queueKey,
} from '../../records/lifecycle-keys.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { countDown } from './count-down.ts';

/** A command to be: all but what the queue gives it. */
export type CommandOrder = Omit<Command, 'Status' | 'CreatedAt' | 'epoch' | 'stackId'> & {
  /** The states in which the instance takes it; in any other it is recorded as skipped. */
  takenWhen: readonly InstanceStatus[];
  /** Only for this life of the instance. */
  epoch?: number;
};

/**
 * Puts a command at the end of its instance's queue, or records it as skipped (and counts it) when the instance
 * can't take it. The instance's version is checked in the same transaction: no command slips into the queue of
 * an instance that is just being stopped. Enqueuing again changes nothing.
 */
export async function enqueueCommand(
  context: WorkflowContext,
  order: CommandOrder,
): Promise<'queued' | 'skipped'> {
  return retryOnConflict(async () => {
    const existing = await context.store.get<Command>(commandKey(order.CommandId));
    if (existing) return existing.Status === 'skipped' ? 'skipped' : 'queued';
    const instance = await context.store.get<Instance>(instanceKey(order.InstanceId));
    if (!instance) return skip(context, order, undefined, 'The instance was deleted.');
    if (!takes(instance, order))
      return skip(context, order, instance, `The instance was ${instance.Status}.`);
    await queue(context, order, instance);
    return 'queued';
  });
}

function takes(instance: Instance, order: CommandOrder): boolean {
  const sameLife = order.epoch === undefined || order.epoch === instance.epoch;
  return sameLife && order.takenWhen.includes(instance.Status);
}

async function queue(context: WorkflowContext, order: CommandOrder, instance: Item<Instance>): Promise<void> {
  const command = newCommand(context, order, instance);
  const stored = await context.store.get<Queue>(queueKey(order.InstanceId));
  const before = forLife(stored, instance.epoch);
  const entry = { commandId: command.CommandId, type: command.Type, createdAt: command.CreatedAt };
  const after = { ...before, ...queueKey(order.InstanceId), open: [...before.open, entry] };
  await context.store.write([
    ...commandRows(command),
    stored
      ? { kind: 'replace', item: { ...after, version: stored.version } }
      : { kind: 'create', item: after },
    { kind: 'check', key: instance, version: instance.version },
  ]);
}

/** A new life has no generation yet. Its queue goes on: what is open in it is ended by the stop, never dropped. */
function forLife(stored: Queue | undefined, epoch: number): Queue {
  if (stored?.epoch === epoch) return stored;
  return { open: stored?.open ?? [], fence: stored?.fence ?? 0, lease: stored?.lease, configured: 0, epoch };
}

async function skip(
  context: WorkflowContext,
  order: CommandOrder,
  instance: Item<Instance> | undefined,
  reason: string,
): Promise<'skipped'> {
  const command = newCommand(context, order, instance);
  const skipped: Command = { ...command, Status: 'skipped', CompletedAt: command.CreatedAt, reason };
  const counted = await countDown(context.store, order.batch, 'skipped');
  await context.store.write([...commandRows(skipped), ...counted]);
  return 'skipped';
}

function newCommand(context: WorkflowContext, order: CommandOrder, instance: Instance | undefined): Command {
  const { takenWhen: _, ...members } = order;
  return {
    ...members,
    Status: 'pending',
    CreatedAt: context.clock.now().toISOString(),
    epoch: instance?.epoch ?? 0,
    stackId: instance?.StackId ?? ('' as Command['stackId']),
  };
}

function commandRows(command: Command): Change[] {
  const pointer = { commandId: command.CommandId };
  const rows: Change[] = [
    { kind: 'create', item: { ...commandKey(command.CommandId), ...command } },
    {
      kind: 'create',
      item: { ...instanceCommandKey(command.InstanceId, command.CreatedAt, command.CommandId), ...pointer },
    },
  ];
  if (!command.DeploymentId) return rows;
  const key = deploymentCommandKey(command.DeploymentId, command.InstanceId);
  return [...rows, { kind: 'create', item: { ...key, ...pointer } }];
}
