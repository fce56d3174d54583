const KEPT = 20;

/** The end of a long output, for the error that it may end in. */
export class LastLines {
  readonly #lines: string[] = [];

  add(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > KEPT) this.#lines.shift();
  }

  toString(): string {
    return this.#lines.join('\n');
  }
}
