import type { Command } from '../../domain/command/command.ts';
import { isFinal } from '../../domain/command/is-final.ts';
import { leaseHead } from '../../domain/command/lease-head.ts';
import { moveCommand } from '../../domain/command/move-command.ts';
import type { Lease, Queue } from '../../domain/command/queue.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import { isStopping } from '../../domain/instance/is-stopping.ts';
import type { Item } from '../../ports/store.ts';
import { commandKey, queueKey } from '../../records/lifecycle-keys.ts';
import { finishCommand } from '../../workflows/commands/finish-command.ts';
import { retryOnConflict } from '../../workflows/retry-on-conflict.ts';
import type { AgentCaller, AgentContext } from './agent-context.ts';
import { buildRun } from './build-run.ts';
import { queueConfigure } from './queue-configure.ts';
import { refuseCommand } from './refuse-command.ts';
import type { RunRequest } from './run-request.ts';
import { type AgentWord, seeAgent } from './see-agent.ts';

export type NextOutput = { command: null; lookAgainSeconds: number } | { command: RunRequest };

/**
 * Gives the agent the head of its queue under a lease, or nothing. The configure of a generation is made here,
 * when it is pulled: whatever was raised meanwhile is in it.
 */
export async function next(context: AgentContext, caller: AgentCaller, word: AgentWord): Promise<NextOutput> {
  const instance = await seeAgent(context, caller, word);
  await queueConfigure(context, instance.InstanceId);
  for (;;) {
    const taken = await take(context, instance, word.agentRun);
    if (!taken) return { command: null, lookAgainSeconds: context.settings.heartbeatSeconds };
    if (isLeftOver(taken.command, instance)) {
      await skip(context, taken.command);
      continue;
    }
    const run = await buildRun(context, instance, taken.command, taken.lease);
    if (run.kind === 'run') return { command: run.request };
    // What can't be built can't be run: it fails with the sentence that says why, and the next one has its turn.
    await refuseCommand(context, taken.command, run.reason);
  }
}

async function take(
  context: AgentContext,
  instance: Instance,
  agentRun: string,
): Promise<{ command: Item<Command>; lease: Lease } | undefined> {
  return retryOnConflict(async () => {
    const queue = await context.store.get<Queue>(queueKey(instance.InstanceId));
    const now = context.clock.now();
    const leased = queue && leaseHead(queue, agentRun, now.getTime(), context.settings.leaseSeconds);
    if (!leased) return undefined;
    const command = await context.store.get<Command>(commandKey(leased.head.commandId));
    if (!command) throw new Error(`Command ${leased.head.commandId} is in a queue but has no record.`);
    // Its end took it out of the queue too, in one transaction: the queue that we read is an old one.
    if (isFinal(command.Status)) throw new ConflictError(`Command ${command.CommandId} has just ended.`);
    const taken = {
      ...moveCommand(command, 'take'),
      AcknowledgedAt: command.AcknowledgedAt ?? now.toISOString(),
      builtAt: now.toISOString(),
    };
    await context.store.write([
      { kind: 'replace', item: { ...queue, ...leased.queue } },
      { kind: 'replace', item: taken },
    ]);
    return { command: { ...taken, version: command.version + 1 }, lease: leased.lease };
  });
}

/** Made for an earlier life, whose end was cut short. A stop keeps what still runs of the life that it ends. */
function isLeftOver(command: Command, instance: Instance): boolean {
  return command.epoch < instance.epoch && !isStopping(instance.Status);
}

async function skip(context: AgentContext, command: Command): Promise<void> {
  const reason = 'It was meant for an earlier run of the instance.';
  await finishCommand(context, command.CommandId, { event: 'skip', reason });
}
