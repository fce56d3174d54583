import { describe, expect, it } from 'vitest';
import type { Command, CommandType } from '../../../src/domain/command/command.ts';
import { commandIdFor } from '../../../src/domain/command/command-id-for.ts';
import type { Queue } from '../../../src/domain/command/queue.ts';
import { ConflictError } from '../../../src/domain/errors.ts';
import type { InstanceId } from '../../../src/domain/ids.ts';
import { batchKey, batchShardKey, commandKey, queueKey } from '../../../src/records/lifecycle-keys.ts';
import type { Batch, BatchShard } from '../../../src/workflows/commands/batch.ts';
import { createBatch } from '../../../src/workflows/commands/create-batch.ts';
import { enqueueCommand } from '../../../src/workflows/commands/enqueue-command.ts';
import { finishCommand } from '../../../src/workflows/commands/finish-command.ts';
import { releaseBatch } from '../../../src/workflows/commands/release-batch.ts';
import { awaitCondition } from '../../../src/workflows/waiting/await-condition.ts';
import { type ControlPlane, createControlPlane } from '../../support/control-plane.ts';
import type { StoreCall } from '../../support/memory-store.ts';

const BATCH = 'b-1';

const rootOf = ({ store }: ControlPlane) => store.get<Batch>(batchKey(BATCH));
const queueOf = ({ store }: ControlPlane, id: InstanceId) => store.get<Queue>(queueKey(id));
const commandOf = ({ store }: ControlPlane, id: string) =>
  store.get<Command>(commandKey(commandIdFor(BATCH, id)));

async function enqueue(
  { context }: ControlPlane,
  id: InstanceId,
  shard = 0,
  type: CommandType = 'configure',
) {
  return enqueueCommand(context, {
    CommandId: commandIdFor(BATCH, id),
    InstanceId: id,
    Type: type,
    batch: { id: BATCH, shard },
    takenWhen: ['online'],
  });
}

const finish = ({ context }: ControlPlane, id: string, event: 'fail' | 'skip' | 'expire' = 'fail') =>
  finishCommand(context, commandIdFor(BATCH, id), { event, reason: `It was ended by ${event}.` });

/** A batch whose machine waits for its end, with `count` online instances. */
async function batchOf(count: number, faults = {}): Promise<{ plane: ControlPlane; ids: InstanceId[] }> {
  const plane = createControlPlane(faults);
  const ids: InstanceId[] = [];
  for (let index = 1; index <= count; index += 1) ids.push(await plane.addInstance(`web${index}`));
  await createBatch(plane.context, BATCH, count);
  plane.workflows.awaitToken('token-1');
  await awaitCondition(plane.context, { kind: 'batch', batchId: BATCH }, 'token-1');
  return { plane, ids };
}

describe('the totals of a batch', () => {
  it.each([
    [0, []],
    [1, [1]],
    [100, [100]],
    [101, [100, 1]],
    [250, [100, 100, 50]],
  ])('of %i commands are counted in shards of 100', async (total, shards) => {
    const plane = createControlPlane();
    await createBatch(plane.context, BATCH, total);
    expect(await rootOf(plane)).toMatchObject({ total, open: shards.length + 1, guarded: true });
    const keys = shards.map((_, shard) => batchShardKey(BATCH, shard));
    const stored = await plane.store.getMany<BatchShard>(keys);
    expect(stored.map((shard) => shard?.remaining)).toEqual(shards);
  });

  it('of more commands than one transaction has room for are written root last, and once', async () => {
    const written: string[][] = [];
    const before = (call: StoreCall) => {
      if (call.operation === 'write')
        written.push(call.changes.map((change) => ('item' in change ? change.item.sk : '')));
    };
    const plane = createControlPlane({ before });
    await createBatch(plane.context, BATCH, 12_345);
    await createBatch(plane.context, BATCH, 12_345);
    expect(written.map((keys) => keys.length)).toEqual([100, 25]);
    expect(written.at(-1)?.at(-1)).toBe('RECORD');
    const shards = await plane.store.query<BatchShard>(batchKey(BATCH).pk, { prefix: 'SHARD#' });
    expect(shards.reduce((sum, shard) => sum + shard.remaining, 0)).toBe(12_345);
    expect(await rootOf(plane)).toMatchObject({ total: 12_345, open: 125 });
  });

  it('go on where a crash between two transactions left them', async () => {
    let writes = 0;
    const before = (call: StoreCall) => {
      if (call.operation === 'write' && ++writes === 2) throw new Error('the function was ended');
    };
    const plane = createControlPlane({ before });
    await expect(createBatch(plane.context, BATCH, 12_345)).rejects.toThrow('the function was ended');
    expect(await rootOf(plane)).toBeUndefined();
    await createBatch(plane.context, BATCH, 12_345);
    expect(await rootOf(plane)).toMatchObject({ total: 12_345, open: 125 });
  });

  it('are not set back when the batch is made again after a command has ended', async () => {
    const { plane, ids } = await batchOf(2);
    for (const id of ids) await enqueue(plane, id);
    await finish(plane, 'web1');
    await createBatch(plane.context, BATCH, 2);
    expect(await plane.store.get<BatchShard>(batchShardKey(BATCH, 0))).toMatchObject({ remaining: 1 });
  });
});

describe('the end of a batch', () => {
  it('comes with its last command, and tells how many failed and were skipped', async () => {
    const { plane, ids } = await batchOf(3);
    for (const id of ids) await enqueue(plane, id);
    await releaseBatch(plane.context, BATCH);
    await finish(plane, 'web1', 'fail');
    await finish(plane, 'web2', 'skip');
    expect(plane.workflows.callbacks).toEqual([]);
    await finish(plane, 'web3', 'expire');
    const output = { total: 3, failed: 2, skipped: 1 };
    expect(plane.workflows.callbacks).toEqual([{ kind: 'resume', token: 'token-1', output }]);
  });

  it('does not come while the batch is still filling, however fast the agents are', async () => {
    const { plane, ids } = await batchOf(2);
    const [first, second] = ids as [InstanceId, InstanceId];
    await enqueue(plane, first);
    await finish(plane, first);
    await enqueue(plane, second);
    await finish(plane, second);
    expect(await rootOf(plane)).toMatchObject({ open: 1, guarded: true });
    expect(plane.workflows.callbacks).toEqual([]);
    await releaseBatch(plane.context, BATCH);
    await releaseBatch(plane.context, BATCH);
    expect(await rootOf(plane)).toMatchObject({ open: 0, guarded: false });
  });

  it('waits for every shard', async () => {
    const { plane, ids } = await batchOf(101);
    for (const [index, id] of ids.entries()) await enqueue(plane, id, Math.floor(index / 100));
    await releaseBatch(plane.context, BATCH);
    for (const id of ids.slice(0, 100)) await finish(plane, id);
    expect(await rootOf(plane)).toMatchObject({ open: 1, failed: 100 });
    expect(plane.workflows.callbacks).toEqual([]);
    await finish(plane, ids[100] ?? '');
    expect(plane.workflows.callbacks).toMatchObject([{ output: { total: 101, failed: 101 } }]);
  });

  it('comes though every instance was gone when it was asked', async () => {
    const { plane, ids } = await batchOf(2);
    await plane.addInstance('web1', { Status: 'stopped' });
    expect(await enqueue(plane, ids[0] as InstanceId)).toBe('skipped');
    expect(await enqueue(plane, 'nobody' as InstanceId)).toBe('skipped');
    expect(await rootOf(plane)).toMatchObject({ open: 1, skipped: 2 });
    expect(await commandOf(plane, 'web1')).toMatchObject({ reason: 'The instance was stopped.' });
    expect(await commandOf(plane, 'nobody')).toMatchObject({ reason: 'The instance was deleted.' });
  });
});

describe('a command', () => {
  it('that ends twice is counted once, and keeps its first ending', async () => {
    const { plane, ids } = await batchOf(2);
    for (const id of ids) await enqueue(plane, id);
    await finish(plane, 'web1', 'fail');
    await finish(plane, 'web1', 'skip');
    expect(await commandOf(plane, 'web1')).toMatchObject({
      Status: 'failed',
      reason: 'It was ended by fail.',
    });
    expect(await plane.store.get<BatchShard>(batchShardKey(BATCH, 0))).toMatchObject({
      remaining: 1,
      failed: 1,
      skipped: 0,
    });
  });

  it('that ends twice tells who waits again, in case the first telling was lost', async () => {
    const { plane, ids } = await batchOf(1);
    await enqueue(plane, ids[0] as InstanceId);
    await finish(plane, 'web1');
    await releaseBatch(plane.context, BATCH);
    expect(plane.workflows.callbacks).toEqual([]);
    await finish(plane, 'web1');
    expect(plane.workflows.callbacks).toHaveLength(1);
  });

  it('is counted once though other writers were in between', async () => {
    let conflicts = 0;
    const before = (call: StoreCall) => {
      if (call.operation === 'write' && call.changes.length > 2 && conflicts++ < 3)
        throw new ConflictError('another writer was first');
    };
    const { plane, ids } = await batchOf(1, { before });
    await enqueue(plane, ids[0] as InstanceId);
    await finish(plane, 'web1');
    expect(conflicts).toBeGreaterThan(3);
    expect(await rootOf(plane)).toMatchObject({ open: 1, failed: 1 });
  });

  it('leaves its queue when it ends, and its lease with it', async () => {
    const { plane, ids } = await batchOf(2);
    const [id] = ids as [InstanceId];
    await enqueue(plane, id);
    const queue = await queueOf(plane, id);
    const lease = { commandId: commandIdFor(BATCH, id), fence: 1, agentRun: 'run-1', until: 0 };
    await plane.store.write([{ kind: 'put', item: { ...queueKey(id), ...queue, fence: 1, lease } }]);
    await finish(plane, id);
    expect(await queueOf(plane, id)).toMatchObject({ open: [], fence: 1 });
    expect((await queueOf(plane, id))?.lease).toBeUndefined();
  });

  it('is in its queue once, however often it is enqueued', async () => {
    const { plane, ids } = await batchOf(1);
    const [id] = ids as [InstanceId];
    for (let time = 0; time < 3; time += 1) expect(await enqueue(plane, id)).toBe('queued');
    expect((await queueOf(plane, id))?.open).toHaveLength(1);
  });

  it('does not slip into the queue of an instance that is just being stopped', async () => {
    let stop: (() => void) | undefined;
    const before = (call: StoreCall) => {
      if (call.operation === 'write' && call.changes.some((change) => change.kind === 'check')) stop?.();
    };
    const { plane, ids } = await batchOf(1, { before });
    const [id] = ids as [InstanceId];
    stop = () => {
      stop = undefined;
      void plane.addInstance(id, { Status: 'stopping', epoch: 2 });
    };
    expect(await enqueue(plane, id)).toBe('skipped');
    expect(await queueOf(plane, id)).toBeUndefined();
  });
});
