import { apiDate } from '../../domain/api-date.ts';
import type { ServiceErrorId } from '../../domain/ids.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import { serviceErrorKey, serviceErrorPointerKey } from '../../records/keys.ts';
import { type Plan, plan } from '../plan.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** What DescribeServiceErrors will show. */
export function planServiceError(
  context: WorkflowContext,
  instance: Instance,
  error: { id: ServiceErrorId; type: string; message: string },
): Plan {
  const createdAt = apiDate(context.clock.now());
  const key = serviceErrorKey(instance.StackId, createdAt, error.id);
  const record = {
    ServiceErrorId: error.id,
    StackId: instance.StackId,
    InstanceId: instance.InstanceId,
    Type: error.type,
    Message: error.message,
    CreatedAt: createdAt,
  };
  return plan({
    changes: [
      { kind: 'put', item: { ...key, ...record } },
      { kind: 'put', item: { ...serviceErrorPointerKey(error.id), at: key } },
    ],
  });
}
