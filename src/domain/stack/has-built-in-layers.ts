/** Built-in layers are a matter of Chef 11 stacks: from 12 on all recipes are the user's own. */
export function hasBuiltInLayers(chefVersion: string): boolean {
  return Number.parseInt(chefVersion, 10) < 12;
}
