import { BenchError } from '../bench-error.ts';

/** How many tasks changed something, by the recap at the end of Ansible's output. @throws BenchError without one */
export function changedIn(output: string): number {
  const counts = [...output.matchAll(/ changed=(\d+) /g)].map(([, count]) => Number(count));
  if (counts.length === 0) throw new BenchError(`Ansible played nothing:\n${output.slice(-2000)}`);
  return counts.reduce((sum, count) => sum + count, 0);
}
