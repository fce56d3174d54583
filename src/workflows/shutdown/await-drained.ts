import type { TaskToken } from '../../ports/workflows.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import { awaitCondition } from '../waiting/await-condition.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * Until no load balancer sends to the instance any more. Without it Shutdown could overtake Configure, and requests
 * would meet a server that is gone.
 */
export async function awaitDrained(
  context: WorkflowContext,
  life: Life & { token: TaskToken },
): Promise<void> {
  const { StackId, leftGeneration = 0 } = await readCurrent(context, life);
  const { instanceId, epoch, token } = life;
  const condition = {
    kind: 'drained',
    stackId: StackId,
    instanceId,
    epoch,
    generation: leftGeneration,
  } as const;
  await awaitCondition(context, condition, token);
}
