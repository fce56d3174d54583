import type { InstancesCount } from '../../model/opsworks.generated.ts';

/** How many instances are in each status, under the API's names (`running_setup` → `RunningSetup`); zeros are left out. */
export function countByStatus(statuses: readonly string[]): InstancesCount {
  const counts: Record<string, number> = {};
  for (const status of statuses) {
    const name = status.replace(/(^|_)([a-z])/g, (_, _start, letter: string) => letter.toUpperCase());
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
