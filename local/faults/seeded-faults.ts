import type { FaultRates, Faults } from './faults.ts';

/** Faults at the given rates (absent: 0), drawn from a generator that starts at `seed`. */
export function seededFaults({ seed, ...rates }: Partial<FaultRates> & { seed: number }): Faults {
  const draw = mulberry32(seed);
  return {
    strikes(fault) {
      const rate = rates[fault] ?? 0;
      // A fault that is switched off draws nothing: switching one on must not move where the others strike.
      return rate > 0 && draw() < rate;
    },
    upTo: (greatest) => 1 + Math.floor(draw() * greatest),
  };
}

/** A small, fast generator of numbers in [0, 1) with 32 bits of state: good enough to choose faults by. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
