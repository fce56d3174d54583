import { BenchError } from '../bench-error.ts';
import type { Machine } from '../system/machine.ts';

const CURRENT = '/srv/www/simplephpapp/current';

/**
 * Runs one side of the comparison.
 * @throws BenchError when an instance serves the same release after it as before: then nothing was measured
 */
export async function expectNewRelease<T>(machines: readonly Machine[], side: () => Promise<T>): Promise<T> {
  const before = await releases(machines);
  const result = await side();
  const after = await releases(machines);
  const same = machines.find((_, index) => before[index] === after[index]);
  if (same) throw new BenchError(`${same.instanceId} serves the same release as before.`);
  return result;
}

function releases(machines: readonly Machine[]): Promise<string[]> {
  return Promise.all(machines.map((machine) => machine.run(`readlink ${CURRENT}`)));
}
