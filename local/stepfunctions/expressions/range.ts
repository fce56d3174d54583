/** `$range(first, last, step)`: from first to at most last (or at least, for a negative step), both included. */
export function range(first: unknown, last: unknown, step: unknown): number[] {
  if (typeof first !== 'number' || typeof last !== 'number' || typeof step !== 'number') {
    throw new Error('The arguments of $range must be three numbers.');
  }
  if (step === 0) throw new Error('The step of $range must not be 0.');
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  return Array.from({ length }, (_, index) => first + index * step);
}
