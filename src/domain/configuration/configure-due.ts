import type { Queue } from '../command/queue.ts';
import type { Instance } from '../instance/instance.ts';
import type { ConfigureState } from './configure-state.ts';

/** The newest generation that an instance need not apply (any more): it has a command for it, or came after it. */
export function configuredGeneration(
  instance: Pick<Instance, 'epoch' | 'arrivedGeneration'>,
  queue: Queue | undefined,
): number {
  const configured = queue?.epoch === instance.epoch ? queue.configured : 0;
  return Math.max(configured, instance.arrivedGeneration ?? 0);
}

/** Whether an instance has not been asked to apply the newest generation; only online ones are asked. */
export function configureDue(
  instance: Pick<Instance, 'Status' | 'epoch' | 'arrivedGeneration'>,
  queue: Queue | undefined,
  state: ConfigureState | undefined,
): state is ConfigureState {
  if (instance.Status !== 'online' || !state) return false;
  return state.generation > configuredGeneration(instance, queue);
}
