import { decideOutcome } from '../../domain/deployment/decide-outcome.ts';
import type { Deployment } from '../../domain/deployment/deployment.ts';
import type { DeploymentId } from '../../domain/ids.ts';
import { batchKey, deploymentKey } from '../../records/lifecycle-keys.ts';
import type { Batch } from '../commands/batch.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** Every command has ended: the deployment is successful or failed, with the count in words. */
export async function finishDeployment(
  context: WorkflowContext,
  input: { deploymentId: DeploymentId },
): Promise<{ status: string }> {
  return retryOnConflict(async () => {
    const deployment = await context.store.get<Deployment>(deploymentKey(input.deploymentId));
    if (deployment?.Status !== 'running') return { status: deployment?.Status ?? 'failed' };
    const batch = await context.store.get<Batch>(batchKey(input.deploymentId));
    const outcome = decideOutcome(batch ?? { total: 0, failed: 0, skipped: 0 });
    const now = context.clock.now();
    const seconds = Math.round((now.getTime() - Date.parse(deployment.CreatedAt)) / 1000);
    const ended = {
      ...deployment,
      Status: outcome.status,
      reason: outcome.reason,
      CompletedAt: now.toISOString(),
      Duration: seconds,
    };
    await context.store.write([{ kind: 'replace', item: ended }]);
    return { status: outcome.status };
  });
}
