import type { Command } from '../../domain/command/command.ts';
import type { CommandEvent } from '../../domain/command/command-states.ts';
import { isFinal } from '../../domain/command/is-final.ts';
import { moveCommand } from '../../domain/command/move-command.ts';
import type { Queue } from '../../domain/command/queue.ts';
import type { CommandId } from '../../domain/ids.ts';
import type { Item } from '../../ports/store.ts';
import { commandKey, queueKey } from '../../records/lifecycle-keys.ts';
import { commit, follow } from '../commit.ts';
import { join, type Plan, plan } from '../plan.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { countDown } from './count-down.ts';
import { planAfterSetup } from './plan-after-setup.ts';

export interface Ending {
  event: Exclude<CommandEvent, 'take'>;
  reason: string;
  exitCode?: number;
  /** Where the whole log is, when it is there. */
  logKey?: string;
}

/**
 * Ends a command: the one way for the agent's result, shutdown, deletion and the sweep. Command, queue, counter
 * and (for a setup) instance change in one transaction; a command that is final stays as it is, and whoever waits
 * for the batch is told again, in case the first telling was lost.
 */
export async function finishCommand(context: WorkflowContext, id: CommandId, ending: Ending): Promise<void> {
  await retryOnConflict(async () => {
    const command = await context.store.get<Command>(commandKey(id));
    if (!command) return;
    if (isFinal(command.Status)) await follow(context, told(command));
    else await commit(context, await planEnd(context, command, ending));
  });
}

async function planEnd(context: WorkflowContext, command: Item<Command>, ending: Ending): Promise<Plan> {
  const ended = {
    ...moveCommand(command, ending.event),
    CompletedAt: context.clock.now().toISOString(),
    reason: ending.reason,
    ExitCode: ending.exitCode,
    logKey: ending.logKey,
  };
  return join(
    plan({ changes: [{ kind: 'replace', item: ended }] }),
    await planQueueWithout(context, ended),
    plan({ changes: await countDown(context.store, command.batch, ended.Status) }),
    await planAfterSetup(context, ended),
    told(command),
  );
}

async function planQueueWithout(context: WorkflowContext, ended: Command): Promise<Plan> {
  const queue = await context.store.get<Queue>(queueKey(ended.InstanceId));
  if (!queue?.open.some((entry) => entry.commandId === ended.CommandId)) return plan();
  const open = queue.open.filter((entry) => entry.commandId !== ended.CommandId);
  const lease = queue.lease?.commandId === ended.CommandId ? undefined : queue.lease;
  const after: Item<Queue> = { ...queue, open, lease, applied: appliedAfter(queue, ended) };
  return plan({ changes: [{ kind: 'replace', item: after }] });
}

function appliedAfter(queue: Queue, { Status, generation = 0 }: Command): number | undefined {
  return Status === 'successful' && generation > (queue.applied ?? 0) ? generation : queue.applied;
}

function told(command: Command): Plan {
  const subjects = [`idle/${command.InstanceId}`];
  if (command.batch) subjects.push(`batch/${command.batch.id}`);
  if (command.Type === 'configure') subjects.push(`drained/${command.stackId}`);
  return plan({ subjects });
}
