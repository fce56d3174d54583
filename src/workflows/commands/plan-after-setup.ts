import type { Command } from '../../domain/command/command.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import { instanceKey } from '../../records/keys.ts';
import { planMove } from '../instances/plan-move.ts';
import { type Plan, plan } from '../plan.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * What a stack command `setup` does to its instance: back to online, or setup_failed. The setup of a boot has no
 * deployment; its instance is moved by the boot.
 */
export async function planAfterSetup(context: WorkflowContext, ended: Command): Promise<Plan> {
  if (ended.Type !== 'setup' || !ended.DeploymentId) return plan();
  const instance = await context.store.get<Instance>(instanceKey(ended.InstanceId));
  if (instance?.epoch !== ended.epoch || instance.Status !== 'running_setup') return plan();
  const event = ended.Status === 'successful' ? 'setup-succeeded' : 'setup-failed';
  const reason = ended.reason ?? `Setup ended ${ended.Status}.`;
  return planMove(context, instance, moveInstance(instance, event, reason, context.clock.now()));
}
