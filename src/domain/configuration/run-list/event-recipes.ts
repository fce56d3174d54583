import { defaultRecipes } from '../../layer/default-recipes.ts';
import type { LifecycleEvent } from '../../layer/recipes.ts';
import type { LayerRecord } from '../stack-snapshot.ts';
import { internalRecipes } from './internal-recipes.ts';
import { isChef12 } from './is-chef-12.ts';
import type { PlannedRecipe } from './planned-recipe.ts';

/** The recipes of one event: the built-in ones of every layer, then every layer's custom ones. */
export function eventRecipes(
  event: LifecycleEvent,
  layers: readonly LayerRecord[],
  chefVersion: string | undefined,
): { builtIn: PlannedRecipe[]; custom: PlannedRecipe[] } {
  return {
    builtIn: builtInNames(event, layers, chefVersion).map((name) => ({ name, origin: 'built-in' })),
    custom: layers
      .flatMap((layer) => layer.CustomRecipes?.[event] ?? [])
      .map((name) => ({ name, origin: 'custom' })),
  };
}

function builtInNames(
  event: LifecycleEvent,
  layers: readonly LayerRecord[],
  chefVersion: string | undefined,
): readonly string[] {
  if (isChef12(chefVersion)) return internalRecipes(event);
  return layers.flatMap((layer) => {
    const railsStack = layer.Attributes?.RailsStack;
    return defaultRecipes(layer.Type, { railsStack, chefVersion })[event];
  });
}
