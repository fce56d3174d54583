/** All that a step may know beyond the execution and the event. */
export interface World {
  /** Epoch milliseconds; stands still during a step. */
  now: number;
  /** 0 (included) to 1 (excluded). */
  random(): number;
  uuid(): string;
}
