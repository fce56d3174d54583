import { availableParallelism } from 'node:os';
import type { Preparation } from '../../contracts/engine.ts';
import { Turns } from './turns.ts';

export interface BakesOptions {
  report: (line: string) => void;
  /** A machine waits this long for its image, in milliseconds: shorter than OpsWorks waits for a machine to run. */
  limitMs?: number;
  /** Builds at the same time. */
  width?: number;
  /** What failed is not tried again before, in milliseconds. */
  pauseMs?: number;
}

/** `waiting`: machines wait for it. `late`: it goes on, and nobody waits any more. `failed`: since when. */
type Bake = ({ state: 'waiting' } & Preparation) | { state: 'late' } | { state: 'failed'; at: number };

const LIMIT_MS = 5 * 60_000;
const PAUSE_MS = 5 * 60_000;
/** Unpacking keeps a core busy; many at once would only fight for the disk. */
const WIDTH = Math.min(4, availableParallelism());

/** Images under way, each once however many machines wait for it. */
export class Bakes {
  readonly #options: BakesOptions;
  readonly #bakes = new Map<string, Bake>();
  readonly #abort = new AbortController();
  readonly #turns: Turns;

  constructor(options: BakesOptions) {
    this.#options = options;
    this.#turns = new Turns(options.width ?? WIDTH);
  }

  /**
   * Joins the bake of this tag, or starts it. Undefined where it is not to be waited for: it failed a while ago, or
   * takes too long.
   */
  join(tag: string, what: string, build: (signal: AbortSignal) => Promise<unknown>): Preparation | undefined {
    const bake = this.#bakes.get(tag);
    if (bake === undefined || this.#mayTryAgain(bake)) return this.#start(tag, what, build);
    return bake.state === 'waiting' ? bake : undefined;
  }

  /** Ends what is under way; whoever waits hears of nothing any more. */
  close(): void {
    this.#abort.abort();
  }

  #mayTryAgain(bake: Bake): boolean {
    return bake.state === 'failed' && performance.now() - bake.at > (this.#options.pauseMs ?? PAUSE_MS);
  }

  #start(tag: string, what: string, build: (signal: AbortSignal) => Promise<unknown>): Preparation {
    const built = this.#turns
      .take(() => build(this.#abort.signal))
      .then(
        () => void this.#bakes.delete(tag),
        (error: unknown) => this.#fail(tag, what, error),
      );
    const bake: Bake = { state: 'waiting', ended: this.#within(built, tag, what) };
    this.#bakes.set(tag, bake);
    return bake;
  }

  #fail(tag: string, what: string, error: unknown): void {
    if (this.#abort.signal.aborted) return;
    this.#bakes.set(tag, { state: 'failed', at: performance.now() });
    const words = error instanceof Error ? error.message : String(error);
    this.#options.report(
      `The image with ${what} could not be built: ${words}\nIts machines boot from the plain image and install at Setup.`,
    );
  }

  /** Never settles after `close`. */
  #within(built: Promise<void>, tag: string, what: string): Promise<void> {
    return new Promise((resolve) => {
      const limit = setTimeout(() => {
        this.#bakes.set(tag, { state: 'late' });
        this.#options.report(
          `The image with ${what} takes long: machines that wait for it boot from the plain image, later ones find it.`,
        );
        resolve();
      }, this.#options.limitMs ?? LIMIT_MS);
      void built.then(() => {
        clearTimeout(limit);
        if (!this.#abort.signal.aborted) resolve();
      });
    });
  }
}
