import { BenchError } from '../bench-error.ts';
import type { Machine } from '../system/machine.ts';

/**
 * Runs one side of the comparison, which is to release the app of this short name.
 * @throws BenchError when an instance serves the same release after it as before: then nothing was measured
 */
export async function expectNewRelease<T>(
  app: string,
  machines: readonly Machine[],
  side: () => Promise<T>,
): Promise<T> {
  const before = await releases(app, machines);
  const result = await side();
  const after = await releases(app, machines);
  const same = machines.find((_, index) => before[index] === after[index]);
  if (same) throw new BenchError(`${same.instanceId} serves the same release of ${app} as before.`);
  return result;
}

function releases(app: string, machines: readonly Machine[]): Promise<string[]> {
  return Promise.all(machines.map((machine) => machine.run(`readlink /srv/www/${app}/current`)));
}
