import { fileURLToPath } from 'node:url';
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
export async function imageLayers(baseTag: string, packages: LayerPackages): Promise<ImageLayer[]> {
  const system = imageLayer({
    name: 'system',
    what: 'Debian 12 with systemd and Chef 18',
    baseTag,
    files: [...(await layerFiles('system')), ...(await machineCertificates())],
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

function layerFiles(name: string) {
  return readTree(fileURLToPath(new URL(`${name}/`, LAYERS)));
}
