import { Writable } from 'node:stream';

const LIMIT_BYTES = 1024 * 1024;

/** Keeps the first MiB of what is written to it: a script may print without end. */
export class BoundedOutput extends Writable {
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    const kept = chunk.subarray(0, LIMIT_BYTES - this.#bytes);
    this.#bytes += kept.length;
    if (kept.length > 0) this.#chunks.push(kept);
    done();
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}
