import type { ConfigureState } from '../../domain/configuration/configure-state.ts';
import { wakeSpreadSeconds } from '../../domain/configuration/wake-spread-seconds.ts';
import { OpswrightError } from '../../domain/errors.ts';
import type { StackId } from '../../domain/ids.ts';
import type { Item } from '../../ports/store.ts';
import { configureKey } from '../../records/lifecycle-keys.ts';
import { listInstances } from '../../records/list-instances.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { loadSnapshot } from './load-snapshot.ts';
import { publishSnapshot } from './publish-snapshot.ts';

/**
 * Raises the stack's generation and tells every agent to look. The marks that were there before the stack was
 * read are cleared with it; one that came while we read stays, and the execution goes on for it.
 *
 *     raise   read state (marks 3) ─► read stack ─► publish ─► write if the state is still at marks 3
 *     web2                                   comes online, marks 4 ─► the write fails: read it all again
 */
export async function raise(
  context: WorkflowContext,
  input: { stackId: StackId },
): Promise<{ generation: number }> {
  const generation = await retryOnConflict(() => raiseOnce(context, input.stackId));
  await wakeAll(context, input.stackId);
  return { generation };
}

async function raiseOnce(context: WorkflowContext, stackId: StackId): Promise<number> {
  const state = await context.store.get<ConfigureState>(configureKey(stackId));
  if (!state?.dirty) return state?.generation ?? 0;
  const snapshot = await publishSnapshot(context, await loadSnapshot(context, stackId));
  const generation = state.generation + 1;
  const raisedAt = context.clock.now().getTime();
  const raised: Item<ConfigureState> = { ...state, generation, raisedAt, snapshot, dirty: undefined };
  await context.store.write([{ kind: 'replace', item: raised }]);
  return generation;
}

async function wakeAll(context: WorkflowContext, stackId: StackId): Promise<void> {
  const machines = (await listInstances(context.store, stackId)).filter(({ Status }) => Status === 'online');
  try {
    await context.wake.stack(stackId, wakeSpreadSeconds(machines.length));
  } catch (error) {
    // A wake is only a hint: the next heartbeat says the same.
    if (!(error instanceof OpswrightError)) throw error;
  }
}
