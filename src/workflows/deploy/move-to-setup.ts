import { commandIdFor } from '../../domain/command/command-id-for.ts';
import type { Deployment } from '../../domain/deployment/deployment.ts';
import type { InstanceId } from '../../domain/ids.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import { instanceKey } from '../../records/keys.ts';
import { commandKey } from '../../records/lifecycle-keys.ts';
import { commit } from '../commit.ts';
import { planMove } from '../instances/plan-move.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** The stack command `setup` takes its instance out of service until it has succeeded. */
export async function moveToSetup(
  context: WorkflowContext,
  id: InstanceId,
  deployment: Deployment,
): Promise<void> {
  await retryOnConflict(async () => {
    if (await context.store.get(commandKey(commandIdFor(deployment.DeploymentId, id)))) return;
    const instance = await context.store.get<Instance>(instanceKey(id));
    if (instance?.Status !== 'online' && instance?.Status !== 'setup_failed') return;
    const after = moveInstance(instance, 'setup-again', 'A user asked for Setup again.', context.clock.now());
    await commit(context, await planMove(context, instance, after));
  });
}
