import { ValidationError } from '../domain/errors.ts';
import type { StackId } from '../domain/ids.ts';
import { sharesInstanceWith } from '../domain/layer/shares-instance-with.ts';
import type { Item } from '../ports/store.ts';
import { getLayers } from '../records/get-layers.ts';
import type { LayerRecord } from '../records/layer-record.ts';
import type { OperationContext } from './operation-context.ts';

/**
 * The layers that an instance is to be in.
 * @throws ValidationError when there is none, one is another stack's, or two can't share an instance
 */
export async function checkLayers(
  context: OperationContext,
  ids: readonly string[],
  stackId: StackId,
): Promise<Item<LayerRecord>[]> {
  if (ids.length === 0) throw new ValidationError('LayerIds: please provide at least one layer ID.');
  const layers = await getLayers(context.store, ids);
  if (layers.some((layer) => layer.StackId !== stackId))
    throw new ValidationError('Please only provide layer IDs from the same stack');
  for (const [index, layer] of layers.entries()) {
    const stranger = layers.slice(index + 1).find((other) => !sharesInstanceWith(layer.Type, other.Type));
    if (stranger)
      throw new ValidationError(
        `LayerIds: an instance can't be in a ${layer.Type} and a ${stranger.Type} layer at once.`,
      );
  }
  return layers;
}
