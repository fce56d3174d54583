import type Docker from 'dockerode';
import type { MachineSpec, Preparation } from '../../contracts/engine.ts';
import { instanceName } from '../docker/instance-name.ts';
import type { MachineImage, MachineImages } from '../docker/machine-images.ts';
import { Bakes } from './bakes.ts';
import { ensureImage } from './ensure-image.ts';
import { imageExists } from './image-exists.ts';
import { imageTag } from './image-tag.ts';
import type { LayerPackages } from './layer-packages.ts';
import { layersOf } from './layers-of.ts';
import { packagesOf } from './packages-of.ts';

export interface InstanceImagesOptions {
  docker: Docker;
  report: (line: string) => void;
  /** The tag of the image without any layer's packages, which is there. */
  plain: string;
}

/** An image for each set of built-in layers, built when the first machine of such a set is launched. */
export class InstanceImages implements MachineImages {
  readonly #options: InstanceImagesOptions;
  readonly #bakes: Bakes;
  /** Tags by packages: the files that they are made of are read once. */
  readonly #tags = new Map<string, Promise<string>>();
  readonly #announced = new Set<string>();
  /** Instances that have waited: whatever came of it, they wait for nothing more. */
  readonly #waited = new Set<string>();

  constructor(options: InstanceImagesOptions) {
    this.#options = options;
    this.#bakes = new Bakes(options);
  }

  async prepare(spec: MachineSpec): Promise<Preparation | undefined> {
    const layers = layersOf(spec.tags);
    const packages = packagesOf(layers);
    if (packages.baked.length === 0 || this.#waited.has(spec.ec2InstanceId)) return undefined;
    const { tag, what } = await this.#imageWith(packages);
    const { docker } = this.#options;
    if (await imageExists(docker, tag)) return undefined;
    // Several may be under way: each line says whose it is.
    const report = (line: string) => this.#options.report(`[${layers.join(', ')}] ${line}`);
    // Whoever changes the agent meanwhile gets an image of the changed one, under another tag: it is asked for anew.
    const build = (signal: AbortSignal) =>
      ensureImage({ docker, report, packages, signal }).finally(() => this.#tags.delete(keyOf(packages)));
    const preparation = this.#bakes.join(tag, what, build);
    if (preparation) this.#wait(spec, what, preparation);
    return preparation;
  }

  async choose(spec: MachineSpec): Promise<MachineImage> {
    const packages = packagesOf(layersOf(spec.tags));
    const image = packages.baked.length > 0 ? await this.#imageWith(packages) : undefined;
    if (image && (await imageExists(this.#options.docker, image.tag))) return image;
    return { tag: this.#options.plain, what: 'nothing baked in' };
  }

  close(): void {
    this.#bakes.close();
  }

  async #imageWith(packages: LayerPackages): Promise<Required<MachineImage>> {
    const key = keyOf(packages);
    const tag = this.#tags.get(key) ?? imageTag(packages);
    this.#tags.set(key, tag);
    return { tag: await tag, what: `${packages.baked.join(', ')} baked in` };
  }

  /** Said once an instance: it is asked for again whenever something touches it. */
  #wait(spec: MachineSpec, what: string, { ended }: Preparation): void {
    const id = spec.ec2InstanceId;
    if (this.#announced.has(id)) return;
    this.#announced.add(id);
    void ended.then(() => this.#waited.add(id));
    this.#options.report(
      `Instance ${instanceName(spec)} waits for an image with ${what}: built once, kept for the next.`,
    );
  }
}

function keyOf({ baked }: LayerPackages): string {
  return baked.join(' ');
}
