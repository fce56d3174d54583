import type { ConfigureState } from '../../domain/configuration/configure-state.ts';
import type { StackId } from '../../domain/ids.ts';
import type { Item } from '../../ports/store.ts';
import { configureKey } from '../../records/lifecycle-keys.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Ends the cycle, unless a mark came after the last decision: then this execution goes on with it. */
export async function end(
  context: WorkflowContext,
  input: { stackId: StackId },
): Promise<{ ended: boolean }> {
  return retryOnConflict(async () => {
    const state = await context.store.get<ConfigureState>(configureKey(input.stackId));
    if (state?.dirty) return { ended: false };
    if (!state?.running) return { ended: true };
    const idle: Item<ConfigureState> = { ...state, running: false };
    await context.store.write([{ kind: 'replace', item: idle }]);
    return { ended: true };
  });
}
