import type { Recipes } from '../../model/opsworks.generated.ts';

/** The recipes of all five events: those given, else those there were, else none. */
export function mergeRecipes(given: Recipes = {}, before: Recipes = {}): Required<Recipes> {
  return { Setup: [], Configure: [], Deploy: [], Undeploy: [], Shutdown: [], ...before, ...given };
}
