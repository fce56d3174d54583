import type { ByHand } from './by-hand.ts';

/** Starts the run on every machine at the same moment; the seconds until the last one has ended. */
export async function byHandEverywhere(hands: readonly ByHand[]): Promise<number> {
  await Promise.all(hands.map((hand) => hand.prepare()));
  const begin = performance.now();
  await Promise.all(hands.map((hand) => hand.run()));
  return (performance.now() - begin) / 1000;
}
