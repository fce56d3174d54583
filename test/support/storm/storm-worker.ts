// Storms of the seeds that its parent sends, one after the other. A process of its own, because it leaves real time.

import { storm } from './storm.ts';
import { leaveRealTime } from './virtual-time.ts';

/** What a seed led to. */
export interface Outcome {
  seed: number;
  /** What is wrong, a sentence each. */
  wrongs: string[];
}

const clock = leaveRealTime(Date.parse('2026-01-05T12:00:00Z'));

process.on('message', async (seed: number) => {
  const wrongs = await storm(seed, clock).catch((error: unknown) => [stackOf(error)]);
  process.send?.({ seed, wrongs } satisfies Outcome);
});

function stackOf(error: unknown): string {
  return error instanceof Error && error.stack ? error.stack : String(error);
}
