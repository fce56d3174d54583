import type { Change, Key, NewItem } from '../../ports/store.ts';
import { batchKey, batchShardKey } from '../../records/lifecycle-keys.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { type Batch, type BatchShard, SHARD_SIZE } from './batch.ts';

const CHUNK = 100;

/** Writes the totals before any command is visible. What a first try wrote is left as it is. */
export async function createBatch(context: WorkflowContext, id: string, total: number): Promise<void> {
  const shards = Array.from({ length: Math.ceil(total / SHARD_SIZE) }, (_, shard) =>
    newShard(id, shard, total),
  );
  // The root last: whoever sees it sees every shard.
  const items = [...shards, newRoot(id, total, shards.length)];
  for (let at = 0; at < items.length; at += CHUNK) await createOnce(context, items.slice(at, at + CHUNK));
}

async function createOnce(context: WorkflowContext, items: NewItem<object>[]): Promise<void> {
  const changes: Change[] = items.map((item) => ({ kind: 'create', item }));
  await retryOnConflict(async () => {
    if (await context.store.get(items.at(-1) as Key)) return;
    await context.store.write(changes);
  });
}

function newRoot(id: string, total: number, shards: number): NewItem<Batch> {
  return { ...batchKey(id), total, open: shards + 1, failed: 0, skipped: 0, guarded: true };
}

function newShard(id: string, shard: number, total: number): NewItem<BatchShard> {
  const remaining = Math.min(SHARD_SIZE, total - shard * SHARD_SIZE);
  return { ...batchShardKey(id, shard), remaining, failed: 0, skipped: 0 };
}
