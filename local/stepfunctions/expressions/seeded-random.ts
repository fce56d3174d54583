/** `$random(seed)`: 0 (included) to 1 (excluded), always the same for a seed (one round of mulberry32). */
export function seededRandom(seed: number): number {
  let mixed = (Math.trunc(seed) + 0x6d2b79f5) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
