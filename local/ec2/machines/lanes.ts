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
  // Sets keep the order of asking.
  const asked = new Set<string>();
  const running = new Set<string>();
  let waiters: (() => void)[] = [];
  let closed = false;

  const nextKey = (): string | undefined => {
    for (const key of asked) if (!running.has(key)) return key;
    return undefined;
  };

  const run = (key: string): void => {
    asked.delete(key);
    running.add(key);
    void work(key).finally(() => {
      running.delete(key);
      fill();
    });
  };

  const fill = (): void => {
    for (let key = nextKey(); !closed && running.size < width && key !== undefined; key = nextKey()) run(key);
    if (running.size > 0 || (asked.size > 0 && !closed)) return;
    for (const wake of waiters) wake();
    waiters = [];
  };

  const idle = async (): Promise<void> => {
    if (running.size > 0 || (asked.size > 0 && !closed))
      await new Promise<void>((wake) => waiters.push(wake));
  };

  return {
    request: (key) => {
      asked.add(key);
      fill();
    },
    idle,
    close: () => {
      closed = true;
      return idle();
    },
  };
}
