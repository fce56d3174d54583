/** How many are worked on at a time: a sweep must end before the next one begins. */
const WIDTH = 8;

/**
 * Does the work for each item, whatever becomes of the others: one that cannot be done must not keep all behind it
 * from being done, minute after minute. Answers what failed.
 */
export async function attemptAll<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  const left = items.values();
  const worker = async () => {
    for (const item of left) await work(item).catch((error) => void failures.push(error));
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
  return failures;
}
