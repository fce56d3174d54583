import { StaleError, ValidationError } from '../domain/errors.ts';
import type { StartInstanceRequest } from '../model/opsworks.generated.ts';
import { getInstance } from '../records/get-instance.ts';
import { commit } from '../workflows/commit.ts';
import { planStart } from '../workflows/instances/plan-start.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import type { OperationContext } from './operation-context.ts';

/** StartInstance: the record leaves `stopped` before we answer, so that clients' waiters never see it there. */
export async function startInstance(context: OperationContext, input: StartInstanceRequest): Promise<object> {
  await retryOnConflict(async () => {
    const instance = await getInstance(context.store, input.InstanceId);
    try {
      await commit(context, await planStart(context, instance, 'Started by a user.'));
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      throw new ValidationError(
        `Instance ${instance.Hostname} is ${instance.Status}; only a stopped or start_failed instance can be started.`,
        { cause: error },
      );
    }
  });
  return {};
}
