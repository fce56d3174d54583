import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commandIdFor } from '../../../src/domain/command/command-id-for.ts';
import { ConflictError } from '../../../src/domain/errors.ts';
import type { InstanceId } from '../../../src/domain/ids.ts';
import { batchKey } from '../../../src/records/lifecycle-keys.ts';
import type { Batch } from '../../../src/workflows/commands/batch.ts';
import { createBatch } from '../../../src/workflows/commands/create-batch.ts';
import { enqueueCommand } from '../../../src/workflows/commands/enqueue-command.ts';
import { finishCommand } from '../../../src/workflows/commands/finish-command.ts';
import { releaseBatch } from '../../../src/workflows/commands/release-batch.ts';
import { type ControlPlane, createControlPlane } from '../../support/control-plane.ts';
import type { StoreCall } from '../../support/memory-store.ts';

const BATCH = 'b-1';
const ENDINGS = ['fail', 'skip', 'expire'] as const;

/** What happens to one command: it is enqueued (or its instance is gone), and ended, each once or more. */
interface Fate {
  gone: boolean;
  enqueued: number;
  endings: (typeof ENDINGS)[number][];
}

const fates = fc.array(
  fc.record({
    gone: fc.boolean(),
    enqueued: fc.integer({ min: 1, max: 2 }),
    endings: fc.array(fc.constantFrom(...ENDINGS), { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 6 },
);

/** A plane on which every so-many-th transaction is refused. */
function planeWithConflicts(every: number): { plane: ControlPlane; begin(): void } {
  let writes = Number.NaN;
  const before = (call: StoreCall) => {
    if (call.operation === 'write' && every > 1 && ++writes % every === 0)
      throw new ConflictError('another writer was first');
  };
  const begin = () => {
    writes = 0;
  };
  return { plane: createControlPlane({ before }), begin };
}

async function fill(plane: ControlPlane, all: Fate[]): Promise<void> {
  for (const [index, fate] of all.entries()) {
    const id = `web${index}` as InstanceId;
    for (let time = 0; time < fate.enqueued; time += 1)
      await enqueueCommand(plane.context, {
        CommandId: commandIdFor(BATCH, id),
        InstanceId: id,
        Type: 'configure',
        batch: { id: BATCH, shard: 0 },
        takenWhen: ['online'],
      });
    // Agents are as fast as they can be: they end their command before the next one is queued.
    for (const event of fate.endings)
      await finishCommand(plane.context, commandIdFor(BATCH, id), { event, reason: 'It ended.' });
  }
}

it('a batch ends when its last command has ended and it is full, with the right counts, whatever is doubled or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fates, fc.integer({ min: 1, max: 7 }), async (all, every) => {
      const { plane, begin } = planeWithConflicts(every);
      for (const [index, { gone }] of all.entries()) if (!gone) await plane.addInstance(`web${index}`);
      begin();
      await createBatch(plane.context, BATCH, all.length);
      await fill(plane, all);
      expect((await plane.store.get<Batch>(batchKey(BATCH)))?.open).toBe(1);
      await releaseBatch(plane.context, BATCH);
      const skipped = all.filter(({ gone, endings }) => gone || endings[0] === 'skip').length;
      const counts = { total: all.length, failed: all.length - skipped, skipped };
      expect(await plane.store.get<Batch>(batchKey(BATCH))).toMatchObject({ open: 0, ...counts });
    }),
    { numRuns: 60 },
  );
});
