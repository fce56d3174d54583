export interface Timer {
  cancel(): void;
}

/** The time of the local cloud: real, or moved by a test. */
export interface LocalClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs once when `now()` has reached `epochMs` (at once, but asynchronously, if it is past). */
  at(epochMs: number, run: () => void): Timer;
}
