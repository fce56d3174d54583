import type { Command } from '../../domain/command/command.ts';
import type { CommandStatus } from '../../domain/command/command-states.ts';
import { NotFoundError } from '../../domain/errors.ts';
import type { Change, Store } from '../../ports/store.ts';
import { batchKey, batchShardKey } from '../../records/lifecycle-keys.ts';
import type { Batch, BatchShard } from './batch.ts';

/** The changes that count one ended command; they go into the transaction that ends it. */
export async function countDown(
  store: Store,
  batch: Command['batch'],
  ended: CommandStatus,
): Promise<Change[]> {
  if (!batch) return [];
  const shard = await store.get<BatchShard>(batchShardKey(batch.id, batch.shard));
  if (!shard) throw new NotFoundError(`Shard ${batch.shard} of batch ${batch.id} does not exist.`);
  const counted = {
    ...shard,
    remaining: shard.remaining - 1,
    failed: shard.failed + (hasFailed(ended) ? 1 : 0),
    skipped: shard.skipped + (wasSkipped(ended) ? 1 : 0),
  };
  const change: Change = { kind: 'replace', item: counted };
  return counted.remaining > 0 ? [change] : [change, await closeShard(store, batch.id, counted)];
}

async function closeShard(store: Store, batchId: string, shard: BatchShard): Promise<Change> {
  const root = await store.get<Batch>(batchKey(batchId));
  if (!root) throw new NotFoundError(`Batch ${batchId} does not exist.`);
  const failed = root.failed + shard.failed;
  const skipped = root.skipped + shard.skipped;
  return { kind: 'replace', item: { ...root, open: root.open - 1, failed, skipped } };
}

function hasFailed(status: CommandStatus): boolean {
  return status === 'failed' || status === 'expired';
}

function wasSkipped(status: CommandStatus): boolean {
  return status === 'skipped' || status === 'superseded';
}
