import type Docker from 'dockerode';
import type { MachineSpec, Preparation } from '../../contracts/engine.ts';
import { instanceName } from '../docker/instance-name.ts';
import type { MachineImage, MachineImages } from '../docker/machine-images.ts';
import { type EnsureImageOptions, ensureImage } from './ensure-image.ts';
import { imageExists } from './image-exists.ts';
import { imageTag } from './image-tag.ts';

export interface OldImagesOptions {
  docker: Docker;
  report: (line: string) => void;
  /** Builds the image. Default: ensureImage. */
  ensure?: (options: EnsureImageOptions) => Promise<unknown>;
  /** What failed is not tried again before, in milliseconds: longer than one launch goes on trying. */
  pauseMs?: number | undefined;
}

const SYSTEM = 'debian-11';
const WHAT = 'Debian 11 and Chef 12';
const NO_PACKAGES = { baked: [], fetched: [] };
const PAUSE_MS = 90_000;

/** The image of Debian 11, built when the first machine that asks for it is launched. Nothing stands in for it. */
export class OldImages implements MachineImages {
  readonly #options: OldImagesOptions;
  readonly #abort = new AbortController();
  readonly #announced = new Set<string>();
  #build: Preparation | undefined;
  #failure: { error: unknown; at: number } | undefined;

  constructor(options: OldImagesOptions) {
    this.#options = options;
  }

  async prepare(spec: MachineSpec): Promise<Preparation | undefined> {
    if ((await this.#found()) !== undefined || this.#failedLately()) return undefined;
    this.#build ??= { ended: this.#ensure() };
    this.#announce(spec);
    return this.#build;
  }

  /** @throws Error saying why there is none */
  async choose(): Promise<MachineImage> {
    const tag = await this.#found();
    if (tag !== undefined) return { tag, what: WHAT };
    const { error } = this.#failure ?? {};
    const why = error instanceof Error ? error.message : String(error ?? 'it has not been built');
    throw new Error(`There is no image with ${WHAT}: ${why}`, { cause: error });
  }

  close(): void {
    this.#abort.abort();
  }

  async #found(): Promise<string | undefined> {
    const tag = await imageTag(NO_PACKAGES, SYSTEM);
    return (await imageExists(this.#options.docker, tag)) ? tag : undefined;
  }

  #failedLately(): boolean {
    const { at = Number.NEGATIVE_INFINITY } = this.#failure ?? {};
    return performance.now() - at < (this.#options.pauseMs ?? PAUSE_MS);
  }

  /** Never settles after `close`. */
  async #ensure(): Promise<void> {
    const { docker, report, ensure = ensureImage } = this.#options;
    try {
      await ensure({ docker, report, system: SYSTEM, signal: this.#abort.signal });
      this.#failure = undefined;
    } catch (error) {
      if (this.#abort.signal.aborted) return new Promise(() => {});
      this.#failure = { error, at: performance.now() };
    } finally {
      this.#build = undefined;
    }
  }

  /** Once an instance: it is asked for again whenever something touches it. */
  #announce(spec: MachineSpec): void {
    if (this.#announced.has(spec.ec2InstanceId)) return;
    this.#announced.add(spec.ec2InstanceId);
    this.#options.report(
      `Instance ${instanceName(spec)} waits for an image with ${WHAT}, which takes some minutes: built once, kept for the next.`,
    );
  }
}
