import type { Queue } from '../command/queue.ts';
import type { Instance } from '../instance/instance.ts';
import type { ConfigureState } from './configure-state.ts';

/** Whether an instance has not been asked to apply the newest generation; only online ones are asked. */
export function configureDue(
  instance: Pick<Instance, 'Status' | 'epoch'>,
  queue: Queue | undefined,
  state: ConfigureState | undefined,
): state is ConfigureState {
  if (instance.Status !== 'online' || !state) return false;
  const configured = queue?.epoch === instance.epoch ? queue.configured : 0;
  return state.generation > configured;
}
