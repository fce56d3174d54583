import { StaleError } from '../../domain/errors.ts';
import type { InstanceId } from '../../domain/ids.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import type { Item } from '../../ports/store.ts';
import { instanceKey } from '../../records/keys.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** One life of an instance: what every step of its boot or shutdown is about. */
export interface Life {
  instanceId: InstanceId;
  epoch: number;
}

/** @throws StaleError when the instance is gone or in another life: the step must change nothing */
export async function readCurrent(context: WorkflowContext, life: Life): Promise<Item<Instance>> {
  const instance = await context.store.get<Instance>(instanceKey(life.instanceId));
  if (instance?.epoch !== life.epoch)
    throw new StaleError(
      `This step belongs to run ${life.epoch} of the instance; a later request ended that run.`,
    );
  return instance;
}
