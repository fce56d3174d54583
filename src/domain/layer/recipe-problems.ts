import { problemIf } from '../checks/problem-if.ts';
import type { Recipes } from './recipes.ts';

const RECIPE = /^[A-Za-z0-9_-]+(::[A-Za-z0-9_.-]+)?$/;

/** Recipes are named `cookbook::recipe`, or `cookbook` for its default recipe. */
export function recipeProblems(recipes: Recipes): string[] {
  return Object.entries(recipes).flatMap(([event, names]) =>
    names.flatMap((name) =>
      problemIf(!RECIPE.test(name), `CustomRecipes.${event}: '${name}' is not of the form cookbook::recipe.`),
    ),
  );
}
