import type { Command } from '../../domain/command/command.ts';
import { commandIdFor } from '../../domain/command/command-id-for.ts';
import type { Queue } from '../../domain/command/queue.ts';
import { configureDue, configuredGeneration } from '../../domain/configuration/configure-due.ts';
import type { ConfigureState } from '../../domain/configuration/configure-state.ts';
import type { InstanceId } from '../../domain/ids.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import type { Change, Item } from '../../ports/store.ts';
import { instanceKey } from '../../records/keys.ts';
import { commandKey, configureKey, instanceCommandKey, queueKey } from '../../records/lifecycle-keys.ts';
import { retryOnConflict } from '../../workflows/retry-on-conflict.ts';
import type { AgentContext } from './agent-context.ts';

/**
 * Makes the instance's configure command when a generation was raised that it was not asked to apply yet. Its
 * place in the queue is that of the raise: before what was created later, behind what came first.
 *
 *     deploy queued 10:00:01 ── generation 4 raised 10:00:02 ── deploy queued 10:00:03
 *     queue when pulled:  deploy 10:00:01, configure (4), deploy 10:00:03
 *
 * The instance's version is checked in the same transaction: one that is just being stopped gets none, which its
 * next life would find in front of its Setup.
 */
export async function queueConfigure(context: AgentContext, id: InstanceId): Promise<void> {
  await retryOnConflict(async () => {
    const instance = await context.store.get<Instance>(instanceKey(id));
    if (instance?.Status !== 'online') return;
    const state = await context.store.get<ConfigureState>(configureKey(instance.StackId));
    const stored = await context.store.get<Queue>(queueKey(instance.InstanceId));
    if (!configureDue(instance, stored, state)) return;
    const command = newConfigure(context, instance, stored, state);
    const queue = withConfigure(instance, stored, command, state);
    const pointer = instanceCommandKey(instance.InstanceId, command.CreatedAt, command.CommandId);
    await context.store.write([
      { kind: 'create', item: { ...commandKey(command.CommandId), ...command } },
      { kind: 'create', item: { ...pointer, commandId: command.CommandId } },
      storeQueue(instance, stored, queue),
      { kind: 'check', key: instance, version: instance.version },
    ]);
  });
}

function newConfigure(
  context: AgentContext,
  instance: Instance,
  queue: Queue | undefined,
  state: ConfigureState,
): Command {
  const last = configuredGeneration(instance, queue);
  const superseded = range(last + 1, state.generation);
  return {
    CommandId: commandIdFor(`configure-${instance.epoch}-${state.generation}`, instance.InstanceId),
    InstanceId: instance.InstanceId,
    Type: 'configure',
    Status: 'pending',
    CreatedAt: context.clock.now().toISOString(),
    stackId: instance.StackId,
    epoch: instance.epoch,
    generation: state.generation,
    superseded: superseded.length > 0 ? superseded : undefined,
  };
}

function withConfigure(
  instance: Instance,
  stored: Queue | undefined,
  command: Command,
  state: ConfigureState,
): Queue {
  const raisedAt = new Date(state.raisedAt).toISOString();
  const entry = { commandId: command.CommandId, type: command.Type, createdAt: raisedAt };
  const open = stored?.open ?? [];
  const leased = open.filter((each) => each.commandId === stored?.lease?.commandId);
  const waiting = open.filter((each) => !leased.includes(each));
  const earlier = waiting.filter((each) => each.createdAt <= raisedAt);
  const later = waiting.filter((each) => each.createdAt > raisedAt);
  return {
    open: [...leased, ...earlier, entry, ...later],
    fence: stored?.fence ?? 0,
    lease: stored?.lease,
    configured: state.generation,
    epoch: instance.epoch,
  };
}

function storeQueue(instance: Instance, stored: Item<Queue> | undefined, queue: Queue): Change {
  const item = { ...queueKey(instance.InstanceId), ...queue };
  return stored ? { kind: 'replace', item: { ...item, version: stored.version } } : { kind: 'create', item };
}

/** The whole numbers from `from` up to, not including, `to`. */
function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
