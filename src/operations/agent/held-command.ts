import type { Queue } from '../../domain/command/queue.ts';
import { StaleError } from '../../domain/errors.ts';
import type { CommandId } from '../../domain/ids.ts';
import type { Item } from '../../ports/store.ts';
import { queueKey } from '../../records/lifecycle-keys.ts';
import type { AgentCaller, AgentContext } from './agent-context.ts';

/** What an agent says it is working on. */
export interface Hold {
  commandId: CommandId;
  fence: number;
}

/**
 * The queue of the caller, when the command is still open in it and the fence is the newest that was given.
 * @throws StaleError when the command has ended or another run of the agent holds it: stop working on it
 */
export async function heldCommand(
  context: AgentContext,
  caller: AgentCaller,
  hold: Hold,
): Promise<Item<Queue>> {
  const queue = await context.store.get<Queue>(queueKey(caller.instanceId));
  const open = queue?.open.some((entry) => entry.commandId === hold.commandId);
  if (!queue || !open) throw new StaleError(`Command ${hold.commandId} is not open (any more).`);
  if (queue.lease?.commandId !== hold.commandId || queue.lease.fence !== hold.fence)
    throw new StaleError(`Fence ${hold.fence} of command ${hold.commandId} is not the newest one.`);
  return queue;
}
