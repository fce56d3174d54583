import { layerProblems } from '../domain/layer/layer-problems.ts';
import { layerTypeProblems } from '../domain/layer/layer-type-problems.ts';
import { refuse } from '../domain/refuse.ts';
import type { CreateLayerRequest, CreateLayerResult } from '../model/opsworks.generated.ts';
import { addLayer } from '../records/add-layer.ts';
import { getStack } from '../records/get-stack.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import { newLayer } from './layers/new-layer.ts';
import { sealLayer } from './layers/seal-layer.ts';
import { takenNameProblems } from './layers/taken-name-problems.ts';
import type { OperationContext } from './operation-context.ts';

/** @throws ValidationError also when the stack already has a layer of this name, short name or built-in type */
export async function createLayer(
  context: OperationContext,
  input: CreateLayerRequest,
): Promise<CreateLayerResult> {
  const { store, secrets } = context;
  return retryOnConflict(async () => {
    const stack = await getStack(store, input.StackId);
    const layer = newLayer(context, input, stack);
    refuse(layerTypeProblems(layer.Type, stack.ConfigurationManager.Version));
    refuse(layerProblems(layer, stack));
    refuse(await takenNameProblems(store, layer));
    await store.write(addLayer(await sealLayer(secrets, layer), stack));
    return { LayerId: layer.LayerId };
  });
}
