import type { Lease, Queue, QueuedCommand } from './queue.ts';

export interface Leased {
  queue: Queue;
  head: QueuedCommand;
  lease: Lease;
}

/**
 * Gives the head of the queue to an agent run.
 *
 * The same run asking again (its answer was lost) keeps its fence. Another run of the agent, or the same one
 * after its lease ended, gets a higher fence: whoever still holds the lower one is refused from then on. The
 * end of a lease alone never fails a command: only the journal on the machine knows what became of it.
 */
export function leaseHead(
  queue: Queue,
  agentRun: string,
  now: number,
  leaseSeconds: number,
): Leased | undefined {
  const head = queue.open[0];
  if (!head) return undefined;
  const fence = holds(queue.lease, head, agentRun, now) ? queue.lease.fence : queue.fence + 1;
  const lease = { commandId: head.commandId, fence, agentRun, until: now + leaseSeconds * 1000 };
  return { queue: { ...queue, fence, lease }, head, lease };
}

function holds(lease: Lease | undefined, head: QueuedCommand, agentRun: string, now: number): lease is Lease {
  return lease?.commandId === head.commandId && lease.agentRun === agentRun && lease.until > now;
}
