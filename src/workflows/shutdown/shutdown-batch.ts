import type { Life } from '../instances/read-current.ts';

/** The batch of a stop: its id makes the id of the Shutdown command. */
export function shutdownBatch(life: Life): string {
  return `shutdown-${life.instanceId}-${life.epoch}`;
}
