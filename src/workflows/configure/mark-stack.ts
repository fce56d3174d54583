import { type ConfigureState, initialConfigureState } from '../../domain/configuration/configure-state.ts';
import { markDirty } from '../../domain/configuration/mark-dirty.ts';
import type { StackId } from '../../domain/ids.ts';
import { configureKey } from '../../records/lifecycle-keys.ts';
import { type Plan, plan } from '../plan.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * Plans a configure of the whole stack: a mark now, and an execution that turns marks into a generation unless
 * one is under way. `urgent` where something left, so that nobody goes on talking to it. Its `generation` is the one
 * before the mark: the next carries it.
 */
export async function markStack(
  context: WorkflowContext,
  stackId: StackId,
  cause: string,
  urgent: boolean,
): Promise<Plan & { generation: number }> {
  const key = configureKey(stackId);
  const stored = await context.store.get<ConfigureState>(key);
  const state = markDirty(stored ?? initialConfigureState, cause, urgent, context.clock.now().getTime());
  const name = `configure-${stackId}-${state.execution}`;
  const planned = plan({
    changes: [
      stored
        ? { kind: 'replace', item: { ...key, ...state, version: stored.version } }
        : { kind: 'create', item: { ...key, ...state } },
    ],
    starts: stored?.running ? [] : [{ machine: 'configure', name, input: { stackId } }],
    subjects: [`mark/${stackId}`],
  });
  return { ...planned, generation: state.generation };
}
