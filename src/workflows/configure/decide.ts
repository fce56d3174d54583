import { type ConfigureState, initialConfigureState } from '../../domain/configuration/configure-state.ts';
import { type ConfigureDecision, decideConfigure } from '../../domain/configuration/decide-configure.ts';
import type { StackId } from '../../domain/ids.ts';
import { configureKey } from '../../records/lifecycle-keys.ts';
import { listInstances } from '../../records/list-instances.ts';
import type { WorkflowContext } from '../workflow-context.ts';

const ON_THEIR_WAY = ['booting', 'running_setup'];

/** What the stack's configure execution does next, and how many marks it has seen. */
export async function decide(
  context: WorkflowContext,
  input: { stackId: StackId },
): Promise<ConfigureDecision & { marks: number }> {
  const state =
    (await context.store.get<ConfigureState>(configureKey(input.stackId))) ?? initialConfigureState;
  const instances = await listInstances(context.store, input.stackId);
  const booting = instances.filter((instance) => ON_THEIR_WAY.includes(instance.Status)).length;
  const decision = decideConfigure({ state, booting }, context.settings, context.clock.now().getTime());
  return { ...decision, marks: state.dirty?.marks ?? 0 };
}
