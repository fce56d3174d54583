import type { CommandId, DeploymentId } from '../../domain/ids.ts';
import { COMMAND_PREFIX, deploymentKey } from '../../records/lifecycle-keys.ts';
import { finishCommand } from '../commands/finish-command.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Ends what is left of a deployment that did not end by itself. */
export async function expireDeployment(
  context: WorkflowContext,
  input: { deploymentId: DeploymentId },
): Promise<void> {
  const { pk } = deploymentKey(input.deploymentId);
  const rows = await context.store.query<{ commandId: CommandId }>(pk, { prefix: COMMAND_PREFIX });
  const reason = 'The deployment did not end within its time limit.';
  for (const row of rows) await finishCommand(context, row.commandId, { event: 'expire', reason });
}
