import type { Queue } from '../../domain/command/queue.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { Item } from '../../ports/store.ts';
import type { AgentContext } from './agent-context.ts';

/**
 * Moves the end of the lease on, once less than half of it is left: a log line a second must not be a write a
 * second. Losing the race against another writer is no harm, the next call renews.
 */
export async function renewLease(context: AgentContext, queue: Item<Queue>): Promise<void> {
  const { lease } = queue;
  const now = context.clock.now().getTime();
  const length = context.settings.leaseSeconds * 1000;
  if (!lease || lease.until - now > length / 2) return;
  const renewed: Item<Queue> = { ...queue, lease: { ...lease, until: now + length } };
  try {
    await context.store.write([{ kind: 'replace', item: renewed }]);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
}
