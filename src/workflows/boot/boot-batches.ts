import type { Life } from '../instances/read-current.ts';

/** The batches of a boot: their ids make the ids of its commands. */
export const bootBatches = {
  setup: (life: Life): string => `setup-${life.instanceId}-${life.epoch}`,
  /** What was deployed up to `revision` of the stack's record of deployments. */
  catchUp: (life: Life, revision: number): string => `catch-up-${life.instanceId}-${life.epoch}-${revision}`,
};
