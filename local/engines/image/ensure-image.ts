import type Docker from 'dockerode';
import type { MachineSystem } from '../../contracts/machine-system.ts';
import { withMachineLock } from '../install/with-machine-lock.ts';
import { baseImage } from './base-image.ts';
import { buildLayer } from './build-layer.ts';
import { type DebianRelease, debianRelease } from './debian-release.ts';
import { ensureBase } from './ensure-base.ts';
import { imageExists } from './image-exists.ts';
import type { ImageLayer } from './image-layer.ts';
import { imageLayers } from './image-layers.ts';
import type { LayerPackages } from './layer-packages.ts';

export interface EnsureImageOptions {
  docker: Docker;
  /** Gets one line per step, for a person. */
  report: (line: string) => void;
  /** Default: Debian 12. */
  system?: MachineSystem;
  /** What to bake in (see packagesOf): faster first Setups for a bigger image. */
  packages?: LayerPackages;
  /** Ends the building; what is built of it by then stays. */
  signal?: AbortSignal;
}

export interface EnsuredImage {
  /** The tag to create machines from. */
  image: string;
  built: boolean;
  seconds: number;
}

const NO_PACKAGES: LayerPackages = { baked: [], fetched: [] };

/** The image of an instance, built now where the engine does not hold it yet. Minutes at first, then milliseconds. */
export async function ensureImage({
  docker,
  report,
  system = 'debian-12',
  packages = NO_PACKAGES,
  signal,
}: EnsureImageOptions): Promise<EnsuredImage> {
  const begin = performance.now();
  const release = debianRelease(system);
  const layers = await imageLayers(release, packages);
  const image = layers.at(-1)?.tag ?? baseImage(release).whole;
  const present = await imageExists(docker, image);
  if (!present) await buildMissing({ docker, release, layers, report, signal });
  return { image, built: !present, seconds: (performance.now() - begin) / 1000 };
}

interface Build {
  docker: Docker;
  release: DebianRelease;
  layers: ImageLayer[];
  report: (line: string) => void;
  signal: AbortSignal | undefined;
}

/** From the last layer that exists upwards: an image is complete by itself, what it was built on may be gone. */
async function buildMissing(build: Build): Promise<void> {
  const { docker, layers, signal } = build;
  const held = await Promise.all(layers.map((layer) => imageExists(docker, layer.tag)));
  for (const layer of layers.slice(held.lastIndexOf(true) + 1))
    await withMachineLock(layer.tag, () => buildOnce(build, layer), signal);
}

/** Unless another has built it meanwhile, for an image of its own that begins with the same layers. */
async function buildOnce(
  { docker, release, layers, report, signal }: Build,
  layer: ImageLayer,
): Promise<void> {
  if (await imageExists(docker, layer.tag)) return;
  if (layer === layers[0]) await ensureBase(docker, release, report);
  report(`Building the instance image: ${layer.what}`);
  const begin = performance.now();
  await buildLayer({ docker, layer, report, signal });
  report(`  done in ${Math.round((performance.now() - begin) / 1000)} s`);
}
