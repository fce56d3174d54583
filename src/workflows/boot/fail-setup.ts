import type { Command } from '../../domain/command/command.ts';
import { commandIdFor } from '../../domain/command/command-id-for.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import { commandKey } from '../../records/lifecycle-keys.ts';
import { commit } from '../commit.ts';
import { expireCommands } from '../instances/expire-commands.ts';
import { planMove } from '../instances/plan-move.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { bootBatches } from './boot-batches.ts';

/** Setup or the first Deploy failed, or did not end: the machine stays up to be looked at, out of service. */
export async function failSetup(context: WorkflowContext, life: Life): Promise<void> {
  await readCurrent(context, life);
  await expireCommands(context, life.instanceId, 'Setup did not end within its time limit.');
  await retryOnConflict(async () => {
    const instance = await readCurrent(context, life);
    if (instance.Status !== 'running_setup') return;
    const after = moveInstance(instance, 'setup-failed', await causeOf(context, life), context.clock.now());
    await commit(context, await planMove(context, instance, after));
  });
}

async function causeOf(context: WorkflowContext, life: Life): Promise<string> {
  const id = commandIdFor(bootBatches.setup(life), life.instanceId);
  const setup = await context.store.get<Command>(commandKey(id));
  if (setup?.Status === 'successful')
    return 'Setup succeeded, but deploying what came meanwhile failed; see its log.';
  return setup?.reason ?? 'Setup did not succeed.';
}
