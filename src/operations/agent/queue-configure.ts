import type { Command } from '../../domain/command/command.ts';
import { commandIdFor } from '../../domain/command/command-id-for.ts';
import { moveCommand } from '../../domain/command/move-command.ts';
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
 * One of an older generation that still waits (behind a long deploy, say) is superseded: the newer carries its change.
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
    const outdated = await waitingConfigures(context, stored);
    const command = newConfigure(context, instance, stored, state);
    const queue = withConfigure(instance, without(stored, outdated), command, state);
    const pointer = instanceCommandKey(instance.InstanceId, command.CreatedAt, command.CommandId);
    await context.store.write([
      { kind: 'create', item: { ...commandKey(command.CommandId), ...command } },
      { kind: 'create', item: { ...pointer, commandId: command.CommandId } },
      ...outdated.map(
        (each): Change => ({ kind: 'replace', item: superseded(context, each, state.generation) }),
      ),
      storeQueue(instance, stored, queue),
      { kind: 'check', key: instance, version: instance.version },
    ]);
  });
}

/** The configures of older generations that no agent has taken; those that a user asked for are not ours to drop. */
async function waitingConfigures(context: AgentContext, queue: Queue | undefined): Promise<Item<Command>[]> {
  const entries = queue?.open.filter(({ type }) => type === 'configure') ?? [];
  const commands = await context.store.getMany<Command>(entries.map((entry) => commandKey(entry.commandId)));
  return commands
    .filter((command) => command !== undefined)
    .filter(({ Status, generation }) => Status === 'pending' && generation !== undefined);
}

function without(queue: Queue | undefined, commands: readonly Command[]): Queue | undefined {
  const ids = commands.map((command) => command.CommandId);
  return queue && { ...queue, open: queue.open.filter((entry) => !ids.includes(entry.commandId)) };
}

function superseded(context: AgentContext, command: Item<Command>, generation: number): Item<Command> {
  const reason = `Superseded: the configure of generation ${generation} carries its change.`;
  return { ...moveCommand(command, 'supersede'), CompletedAt: context.clock.now().toISOString(), reason };
}

function newConfigure(
  context: AgentContext,
  instance: Instance,
  queue: Queue | undefined,
  state: ConfigureState,
): Command {
  const last = configuredGeneration(instance, queue);
  const skipped = range(last + 1, state.generation);
  return {
    CommandId: commandIdFor(`configure-${instance.epoch}-${state.generation}`, instance.InstanceId),
    InstanceId: instance.InstanceId,
    Type: 'configure',
    Status: 'pending',
    CreatedAt: context.clock.now().toISOString(),
    stackId: instance.StackId,
    epoch: instance.epoch,
    generation: state.generation,
    superseded: skipped.length > 0 ? skipped : undefined,
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
  const before = stored ?? { fence: 0 };
  const after = [...leased, ...earlier, entry, ...later];
  return { ...before, open: after, configured: state.generation, epoch: instance.epoch };
}

function storeQueue(instance: Instance, stored: Item<Queue> | undefined, queue: Queue): Change {
  const item = { ...queueKey(instance.InstanceId), ...queue };
  return stored ? { kind: 'replace', item: { ...item, version: stored.version } } : { kind: 'create', item };
}

/** The whole numbers from `from` up to, not including, `to`. */
function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
