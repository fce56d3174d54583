import { BUILT_IN_PACKAGES } from './built-in-packages.ts';
import type { LayerPackages } from './layer-packages.ts';

/** What the built-in ones among these layers install, together: in order, and each package once. */
export function packagesOf(shortNames: readonly string[]): LayerPackages {
  const layers = shortNames.flatMap((name) => BUILT_IN_PACKAGES[name] ?? []);
  const baked = new Set(layers.flatMap((layer) => layer.baked));
  const fetched = new Set(layers.flatMap((layer) => layer.fetched));
  return { baked: [...baked].sort(), fetched: [...fetched].filter((name) => !baked.has(name)).sort() };
}
