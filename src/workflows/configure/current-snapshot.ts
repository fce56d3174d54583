import {
  type ConfigureState,
  initialConfigureState,
  type PublishedSnapshot,
} from '../../domain/configuration/configure-state.ts';
import type { Item } from '../../ports/store.ts';
import { configureKey } from '../../records/lifecycle-keys.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import type { LoadedSnapshot } from './load-snapshot.ts';
import { publishSnapshot, settingsHash } from './publish-snapshot.ts';

/**
 * The shared document of the newest generation. Before the first one, and after an edit of the stack, its layers
 * or apps (which raises no generation), it is published again: every command gets the stack as it stands.
 */
export async function currentSnapshot(
  context: WorkflowContext,
  loaded: LoadedSnapshot,
): Promise<PublishedSnapshot & { generation: number }> {
  return retryOnConflict(async () => {
    const key = configureKey(loaded.stack.StackId);
    const stored = await context.store.get<ConfigureState>(key);
    const generation = stored?.generation ?? 0;
    if (stored?.snapshot?.settings === settingsHash(loaded)) return { ...stored.snapshot, generation };
    const snapshot = await publishSnapshot(context, loaded);
    const state: ConfigureState = { ...(stored ?? initialConfigureState), snapshot };
    if (stored)
      await context.store.write([
        { kind: 'replace', item: { ...stored, snapshot } satisfies Item<ConfigureState> },
      ]);
    else await context.store.write([{ kind: 'create', item: { ...key, ...state } }]);
    return { ...snapshot, generation };
  });
}
