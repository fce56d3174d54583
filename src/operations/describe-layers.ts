import { selectorProblems } from '../domain/checks/selector-problems.ts';
import { refuse } from '../domain/refuse.ts';
import type { DescribeLayersRequest, DescribeLayersResult, Layer } from '../model/opsworks.generated.ts';
import type { Store } from '../ports/store.ts';
import { found } from '../records/found.ts';
import { getLayers } from '../records/get-layers.ts';
import { getStack } from '../records/get-stack.ts';
import { getStacks } from '../records/get-stacks.ts';
import { listLayers } from '../records/list-layers.ts';
import { shownLayer } from './layers/shown-layer.ts';
import type { OperationContext } from './operation-context.ts';

export async function describeLayers(
  { store }: OperationContext,
  { StackId, LayerIds }: DescribeLayersRequest,
): Promise<DescribeLayersResult> {
  refuse(selectorProblems([StackId, LayerIds], 'Please provide one or more layer IDs or a stack ID'));
  return { Layers: StackId ? await ofStack(store, StackId) : await byIds(store, LayerIds ?? []) };
}

async function ofStack(store: Store, id: string): Promise<Layer[]> {
  const stack = await getStack(store, id);
  const layers = await listLayers(store, stack.StackId);
  return layers.map((layer) => shownLayer(layer, stack));
}

/** The layers may be of several stacks. */
async function byIds(store: Store, ids: readonly string[]): Promise<Layer[]> {
  const layers = await getLayers(store, ids);
  const stacks = await getStacks(
    store,
    layers.map(({ StackId }) => StackId),
  );
  return layers.map((layer) => {
    const stack = stacks.find(({ StackId }) => StackId === layer.StackId);
    return shownLayer(layer, found(stack, 'stack', layer.StackId));
  });
}
