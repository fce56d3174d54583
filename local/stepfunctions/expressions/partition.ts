/** `$partition(array, size)`: chunks of `size`, the last one shorter when it does not come out even. */
export function partition(values: unknown, size: unknown): unknown[][] | undefined {
  if (values === undefined) return undefined;
  if (!Array.isArray(values)) throw new Error('The first argument of $partition must be an array.');
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1) {
    throw new Error('The second argument of $partition must be a positive whole number.');
  }
  return Array.from({ length: Math.ceil(values.length / size) }, (_, chunk) =>
    values.slice(chunk * size, (chunk + 1) * size),
  );
}
