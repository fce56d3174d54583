/** Work by key: a key's work never runs twice at once, and only so many keys' work at the same time. */
export interface Lanes {
  /** Asks for the key's work. Asked for while it runs, it runs once more afterwards. */
  request(key: string): void;
  /** Resolves when nothing is asked for and nothing runs. */
  idle(): Promise<void>;
  /** Starts nothing more; resolves when what runs has ended. */
  close(): Promise<void>;
}

/**
 * @param width how many keys are worked on at the same time, at least 1
 * @param work must not throw: it knows best whether and when to ask again
 */
export function createLanes(width: number, work: (key: string) => Promise<void>): Lanes {
  return new OpenLanes(width, work);
}

class OpenLanes implements Lanes {
  readonly #width: number;
  readonly #work: (key: string) => Promise<void>;
  // Sets keep the order of asking.
  readonly #asked = new Set<string>();
  readonly #running = new Set<string>();
  #waiters: (() => void)[] = [];
  #closed = false;

  constructor(width: number, work: (key: string) => Promise<void>) {
    this.#width = width;
    this.#work = work;
  }

  request(key: string): void {
    this.#asked.add(key);
    this.#fill();
  }

  async idle(): Promise<void> {
    if (!this.#isIdle()) await new Promise<void>((wake) => this.#waiters.push(wake));
  }

  close(): Promise<void> {
    this.#closed = true;
    return this.idle();
  }

  #isIdle(): boolean {
    return this.#running.size === 0 && (this.#asked.size === 0 || this.#closed);
  }

  #fill(): void {
    for (let key = this.#next(); key !== undefined; key = this.#next()) this.#run(key);
    if (!this.#isIdle()) return;
    for (const wake of this.#waiters) wake();
    this.#waiters = [];
  }

  /** The key to work on now, if one is asked for and there is room. */
  #next(): string | undefined {
    if (this.#closed || this.#running.size >= this.#width) return undefined;
    for (const key of this.#asked) if (!this.#running.has(key)) return key;
    return undefined;
  }

  #run(key: string): void {
    this.#asked.delete(key);
    this.#running.add(key);
    void this.#work(key).finally(() => {
      this.#running.delete(key);
      this.#fill();
    });
  }
}
