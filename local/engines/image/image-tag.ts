import type { MachineSystem } from '../../contracts/machine-system.ts';
import { baseImage } from './base-image.ts';
import { debianRelease } from './debian-release.ts';
import { imageLayers } from './image-layers.ts';
import type { LayerPackages } from './layer-packages.ts';

/** The tag of the instance image with these packages baked in, whether it is there or not. */
export async function imageTag(
  packages: LayerPackages,
  system: MachineSystem = 'debian-12',
): Promise<string> {
  const release = debianRelease(system);
  return (await imageLayers(release, packages)).at(-1)?.tag ?? baseImage(release).whole;
}
