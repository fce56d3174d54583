import { transition } from '../state-table.ts';
import type { Instance } from './instance.ts';
import { type InstanceEvent, instanceStates } from './instance-states.ts';

/**
 * The instance after `event`, with the reason a person will read.
 * @throws StaleError when the event means nothing in the instance's state
 */
export function moveInstance<T extends Instance>(
  instance: T,
  event: InstanceEvent,
  reason: string,
  now: Date,
): T {
  const status = transition(instanceStates, instance.Status, event);
  const at = now.toISOString();
  return {
    ...instance,
    Status: status,
    reason,
    statusSince: at,
    phases: { ...instance.phases, [status]: at },
  };
}
