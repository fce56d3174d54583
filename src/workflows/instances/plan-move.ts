import type { Instance } from '../../domain/instance/instance.ts';
import type { InstanceStatus } from '../../domain/instance/instance-states.ts';
import type { Item } from '../../ports/store.ts';
import { markStack } from '../configure/mark-stack.ts';
import { join, type Plan, plan } from '../plan.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * Plans an instance's next state. Whoever enters or leaves online marks its stack in the same transaction; a
 * reboot is neither (no lifecycle event fires for it). Those who wait for this instance are told.
 */
export async function planMove(
  context: WorkflowContext,
  before: Item<Instance>,
  after: Item<Instance>,
): Promise<Plan> {
  const subjects = ['machine', 'contact', 'idle'].map((kind) => `${kind}/${after.InstanceId}`);
  if (serves(before.Status) === serves(after.Status))
    return plan({ changes: [{ kind: 'replace', item: after }], subjects });
  const entered = serves(after.Status);
  const cause = `${after.Hostname} ${entered ? 'came online' : 'left online'}`;
  const mark = await markStack(context, after.StackId, cause, !entered);
  // Its arrival raises the next generation, which makes all earlier ones needless for it.
  const item = entered
    ? { ...after, arrivedGeneration: mark.generation }
    : { ...after, leftGeneration: mark.generation + 1 };
  return join(plan({ changes: [{ kind: 'replace', item }], subjects }), mark);
}

function serves(status: InstanceStatus): boolean {
  return status === 'online' || status === 'rebooting';
}
