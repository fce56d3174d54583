import { defaultRecipes } from '../../domain/layer/default-recipes.ts';
import type { Layer } from '../../model/opsworks.generated.ts';
import type { LayerRecord } from '../../records/layer-record.ts';
import type { StackRecord } from '../../records/stack-record.ts';

/** A layer as it is answered: the built-in recipes are not stored, they follow from its type and the stack's Chef. */
export function shownLayer(layer: LayerRecord, stack: StackRecord): Layer {
  const flavour = {
    railsStack: layer.Attributes.RailsStack,
    chefVersion: stack.ConfigurationManager.Version,
  };
  return { ...layer, DefaultRecipes: defaultRecipes(layer.Type, flavour) };
}
