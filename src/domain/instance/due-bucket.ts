/** Width of a deadline bucket: a heartbeat a minute moves the row every third time at most. */
const BUCKET_MS = 150_000;

/** The bucket of a deadline, in epoch milliseconds. */
export function dueBucket(deadline: number): number {
  return Math.floor(deadline / BUCKET_MS);
}
