import { BASE_TAG } from './ensure-base.ts';
import { imageLayers } from './image-layers.ts';
import type { LayerPackages } from './layer-packages.ts';

/** The tag of the instance image with these packages baked in, whether it is there or not. */
export async function imageTag(packages: LayerPackages): Promise<string> {
  return (await imageLayers(BASE_TAG, packages)).at(-1)?.tag ?? BASE_TAG;
}
