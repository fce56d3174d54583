import type { Command } from '../../domain/command/command.ts';
import { commandIdFor } from '../../domain/command/command-id-for.ts';
import type { Deployed } from '../../domain/deployment/deployed.ts';
import { missedDeploys } from '../../domain/deployment/missed-deploys.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import { operatingSystemNote } from '../../domain/instance/operating-system-note.ts';
import type { Change } from '../../ports/store.ts';
import { commandKey, deployedKey } from '../../records/lifecycle-keys.ts';
import { commit } from '../commit.ts';
import { planMove } from '../instances/plan-move.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import { join, plan } from '../plan.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { bootBatches } from './boot-batches.ts';

export type Arrival = { online: true } | { online: false; missed: string[]; revision: number };

/**
 * Lets the instance go online, unless an app was asked to be deployed since its documents were made: such a
 * deployment went to the instances that were online then, and this one would miss it. The version of the
 * record of deployments is checked in the transaction, so none slips in between.
 */
export async function comeOnline(context: WorkflowContext, life: Life): Promise<Arrival> {
  return retryOnConflict(async () => {
    const instance = await readCurrent(context, life);
    if (instance.Status === 'online') return { online: true };
    const key = deployedKey(instance.StackId);
    const deployed = await context.store.get<Deployed>(key);
    const revision = deployed?.version ?? 0;
    const missed = missedDeploys(deployed, await newestBuild(context, life, revision));
    if (missed.length > 0) return { online: false, missed, revision };
    const after = moveInstance(
      instance,
      'setup-succeeded',
      `Setup and Deploy succeeded.${operatingSystemNote(instance)}`,
      context.clock.now(),
    );
    const unchanged: Change = { kind: 'check', key, version: revision };
    await commit(context, join(await planMove(context, instance, after), plan({ changes: [unchanged] })));
    return { online: true };
  });
}

/** When the documents of the newest deploying command of this boot were made. */
async function newestBuild(context: WorkflowContext, life: Life, revision: number): Promise<string> {
  const batches = [bootBatches.setup(life), bootBatches.catchUp(life, revision)];
  const keys = batches.map((batchId) => commandKey(commandIdFor(batchId, life.instanceId)));
  const commands = await context.store.getMany<Command>(keys);
  return (
    commands
      .map((command) => command?.builtAt ?? '')
      .sort()
      .at(-1) ?? ''
  );
}
