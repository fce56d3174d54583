import type { LifecycleEvent } from '../../layer/recipes.ts';

/**
 * What every instance of a Chef 12 stack runs before the user's recipes. OpsWorks ran them apart, with a
 * Chef of its own; here they share the run, so only names stand here that no community cookbook bears.
 */
const INTERNAL: Record<LifecycleEvent, readonly string[]> = {
  Setup: ['opsworks_initial_setup', 'ssh_host_keys', 'ssh_users', 'ebs', 'opsworks_stack_state_sync'],
  Configure: ['ssh_users', 'agent_version', 'opsworks_stack_state_sync'],
  Deploy: [],
  Undeploy: [],
  Shutdown: [],
};

export function internalRecipes(event: LifecycleEvent): readonly string[] {
  return INTERNAL[event];
}
