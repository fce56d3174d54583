/** Counts what is under way, and tells when nothing is. */
export class Busy {
  #count = 0;
  #begun = 0;
  #waiting: (() => void)[] = [];

  /** How much work has begun since the start: whoever looks twice sees whether there was any in between. */
  get begun(): number {
    return this.#begun;
  }

  /** Counts `work` until its promise is settled; answers the promise. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#count++;
    this.#begun++;
    try {
      return await work();
    } finally {
      this.#count--;
      if (this.#count === 0) this.#wake();
    }
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    return this.#count === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
