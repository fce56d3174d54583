import type { Ec2InstanceId, InstanceId } from '../../domain/ids.ts';
import type { Identity } from '../../ports/identity.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';

/** What an agent's call may touch. */
export interface AgentContext extends WorkflowContext {
  identity: Identity;
  /** The bundle of built-in cookbooks that this installation serves at /agent/cookbooks. */
  cookbooks: { sha256: string };
}

/** The instance whose key signed the call: the only one it can read or report for. */
export interface AgentCaller {
  instanceId: InstanceId;
  ec2InstanceId: Ec2InstanceId;
}
