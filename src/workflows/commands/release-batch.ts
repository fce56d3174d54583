import type { Item } from '../../ports/store.ts';
import { batchKey } from '../../records/lifecycle-keys.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import type { Batch } from './batch.ts';

/** Takes the guard away once every command is in its queue; from then on the batch can end. */
export async function releaseBatch(context: WorkflowContext, id: string): Promise<void> {
  await retryOnConflict(async () => {
    const batch = await context.store.get<Batch>(batchKey(id));
    if (!batch?.guarded) return;
    const released: Item<Batch> = { ...batch, guarded: false, open: batch.open - 1 };
    await context.store.write([{ kind: 'replace', item: released }]);
  });
}
