import { layerProblems } from '../domain/layer/layer-problems.ts';
import { refuse } from '../domain/refuse.ts';
import { withoutEmpty } from '../domain/without-empty.ts';
import type { Nothing, UpdateLayerRequest } from '../model/opsworks.generated.ts';
import type { Item } from '../ports/store.ts';
import { getLayer } from '../records/get-layer.ts';
import { getStack } from '../records/get-stack.ts';
import type { LayerRecord } from '../records/layer-record.ts';
import { replaceLayer } from '../records/replace-layer.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import { CLEARABLE } from './layers/clearable.ts';
import { mergeRecipes } from './layers/merge-recipes.ts';
import { mergeShutdown } from './layers/merge-shutdown.ts';
import { sealLayer } from './layers/seal-layer.ts';
import { takenNameProblems } from './layers/taken-name-problems.ts';
import type { OperationContext } from './operation-context.ts';

/** Members that are left out keep their value. Nothing runs because of it: it counts from the next event or start on. */
export async function updateLayer(context: OperationContext, input: UpdateLayerRequest): Promise<Nothing> {
  const { store, secrets } = context;
  await retryOnConflict(async () => {
    const before = await getLayer(store, input.LayerId);
    const stack = await getStack(store, before.StackId);
    const after = changed(before, input);
    refuse(layerProblems(after, stack));
    refuse(await takenNameProblems(store, after));
    await store.write(replaceLayer(before, await sealLayer(secrets, after, before.sealed)));
  });
  return {};
}

/** An attribute that is left out keeps its value too: a password cannot be read back to be sent again. */
function changed(before: Item<LayerRecord>, input: UpdateLayerRequest): Item<LayerRecord> {
  const after = {
    ...before,
    ...input,
    LayerId: before.LayerId,
    Shortname: before.Type === 'custom' ? (input.Shortname ?? before.Shortname) : before.Shortname,
    Attributes: { ...before.Attributes, ...input.Attributes },
    CustomRecipes: mergeRecipes(input.CustomRecipes, before.CustomRecipes),
    LifecycleEventConfiguration: mergeShutdown(
      input.LifecycleEventConfiguration,
      before.LifecycleEventConfiguration,
    ),
  };
  return withoutEmpty(after, CLEARABLE);
}
