import type { InstanceRecord, LayerRecord } from '../stack-snapshot.ts';
import type { RunCommand } from './run-command.ts';
import { runPlanFor } from './run-plan-for.ts';

/**
 * What the agent is told to run: recipe names, each once, in the order of `runPlanFor`.
 * Empty for update_custom_cookbooks: cookbooks are fetched and nothing runs.
 *
 * @param layers the stack's layers, in any order; those of the instance count
 * @throws ValidationError when the stack's Chef, or the app's type, has no such command
 */
export function runListFor(
  command: RunCommand,
  instance: Pick<InstanceRecord, 'LayerIds'>,
  layers: readonly LayerRecord[],
): string[] {
  return runPlanFor(command, instance, layers).map((step) => step.name);
}
