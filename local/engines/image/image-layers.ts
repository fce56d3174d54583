import { fileURLToPath } from 'node:url';
import { baseImage } from './base-image.ts';
import type { BuildFile } from './build-file.ts';
import type { DebianRelease } from './debian-release.ts';
import { type ImageLayer, imageLayer } from './image-layer.ts';
import type { LayerPackages } from './layer-packages.ts';
import { machineCertificates } from './machine-certificates.ts';
import { readTree } from './read-tree.ts';

const LAYERS = new URL('./layers/', import.meta.url);
const AGENT = new URL('../../../agent/', import.meta.url);

/**
 * The layers of an instance image, each on the one before. What takes minutes and changes rarely comes first:
 *
 *   base  <-  system (Debian, systemd, Chef)  <-  packages (those baked in, if any)  <-  agent
 */
export async function imageLayers(release: DebianRelease, packages: LayerPackages): Promise<ImageLayer[]> {
  const system = imageLayer({
    name: 'system',
    what: `${release.name} with systemd and ${release.chef}`,
    baseTag: baseImage(release).whole,
    files: [...(await systemFiles(release)), ...(await machineCertificates())],
  });
  const packed = packages.baked.length > 0 ? [await packagesLayer(system.tag, packages)] : [];
  return [system, ...packed, await agentLayer((packed[0] ?? system).tag)];
}

async function packagesLayer(baseTag: string, { baked, fetched }: LayerPackages): Promise<ImageLayer> {
  return imageLayer({
    name: 'packages',
    what: `${baked.join(', ')} baked in`,
    baseTag,
    files: await layerFiles('packages'),
    args: { BAKED: baked.join(' '), FETCHED: fetched.join(' ') },
  });
}

async function agentLayer(baseTag: string): Promise<ImageLayer> {
  const agent = await readTree(fileURLToPath(AGENT), 'agent/');
  // Its tests are not part of it: they may change without a new image.
  const parts = agent.filter((file) => !file.path.startsWith('agent/test/'));
  return imageLayer({
    name: 'instance',
    what: 'the agent',
    baseTag,
    files: [...(await layerFiles('agent')), ...parts],
  });
}

/** Of files with the same path the last one counts. Chef comes as it does to a machine whose image has none. */
async function systemFiles({ layers }: DebianRelease): Promise<BuildFile[]> {
  const chef = await readTree(fileURLToPath(new URL('chef/', AGENT)), 'chef/');
  const files = [chef, ...(await Promise.all(layers.map(layerFiles)))].flat();
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

function layerFiles(name: string) {
  return readTree(fileURLToPath(new URL(`${name}/`, LAYERS)));
}
