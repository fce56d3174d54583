import { problemIf } from '../domain/checks/problem-if.ts';
import { refuse } from '../domain/refuse.ts';
import type { DeleteLayerRequest, Nothing } from '../model/opsworks.generated.ts';
import { getLayer } from '../records/get-layer.ts';
import { listInstances } from '../records/list-instances.ts';
import { removeLayer } from '../records/remove-layer.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import type { OperationContext } from './operation-context.ts';

/** @throws ValidationError while an instance, in whatever state, is in the layer */
export async function deleteLayer({ store }: OperationContext, input: DeleteLayerRequest): Promise<Nothing> {
  await retryOnConflict(async () => {
    // Read before its instances: whoever adds one later moves the layer's version on, and the removal is refused.
    const layer = await getLayer(store, input.LayerId);
    const instances = await listInstances(store, layer.StackId);
    const members = instances.filter(({ LayerIds }) => LayerIds.includes(layer.LayerId));
    const names = members.map(({ Hostname }) => Hostname).join(', ');
    refuse(
      problemIf(
        members.length > 0,
        `The layer "${layer.Name}" still has instances (${names}): delete them first.`,
      ),
    );
    await store.write(removeLayer(layer));
  });
  return {};
}
