import type { Random } from './seeded-random.ts';
import type { Duration } from './simulator-script.ts';

/** Milliseconds. */
export function drawDuration(duration: Duration, random: Random): number {
  if (typeof duration === 'number') return duration;
  const [least, most] = duration;
  return least + random() * (most - least);
}
