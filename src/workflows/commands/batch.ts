/**
 * A counted set of commands, as a tree: a command and its shard change in one transaction, and the shard that
 * reaches zero takes the root with it. `open` counts the shards that are not at zero, and one guard that is
 * released when every command of the batch is in its queue: fast agents cannot end a batch that is still filling.
 */
export interface Batch {
  total: number;
  open: number;
  failed: number;
  skipped: number;
  guarded: boolean;
}

export interface BatchShard {
  remaining: number;
  failed: number;
  skipped: number;
}

/** Commands per shard: the writers of one item at a time stay few (hazard 5). */
export const SHARD_SIZE = 100;
