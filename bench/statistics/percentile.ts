/**
 * The value that `share` (0 to 1) of the values do not exceed: the nearest rank, so always one that was measured.
 * @throws RangeError without values, or when `share` lies outside 0 to 1
 */
export function percentile(values: readonly number[], share: number): number {
  if (share < 0 || share > 1) throw new RangeError(`A share lies between 0 and 1, not at ${share}.`);
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('There is no percentile of nothing.');
  return value;
}
