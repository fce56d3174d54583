import type { InstanceStatus } from './instance-states.ts';

/** Whether a stop is under way. */
export function isStopping(status: InstanceStatus): boolean {
  return ['stopping', 'terminating', 'shutting_down', 'terminated'].includes(status);
}
