import { buildOwn } from '../../src/domain/configuration/build-own.ts';
import { buildShared } from '../../src/domain/configuration/build-shared.ts';
import type { ConfigurationCommand } from '../../src/domain/configuration/configuration-command.ts';
import { deepMerge } from '../../src/domain/configuration/deep-merge.ts';
import type { JsonObject } from '../../src/domain/configuration/json-object.ts';
import { runCommandOf } from '../../src/domain/configuration/run-command-of.ts';
import { runListFor } from '../../src/domain/configuration/run-list/run-list-for.ts';
import type { StackSecrets } from '../../src/domain/configuration/stack-secrets.ts';
import type { InstanceRecord, StackSnapshot } from '../../src/domain/configuration/stack-snapshot.ts';
import type { ChefMachine, Converged } from './chef-machine.ts';

export interface Converge {
  machine: ChefMachine;
  stack: StackSnapshot;
  instance: InstanceRecord;
  command: ConfigurationCommand;
  secrets?: StackSecrets;
  /** What the stack's custom JSON would set. */
  customJson?: JsonObject;
}

/**
 * Runs a command as the agent would: the same documents, the same run list.
 * @throws Error with the end of the log when Chef fails
 */
export async function convergeCommand(asked: Converge): Promise<Converged> {
  const { machine, stack, instance, command, secrets = {}, customJson = {} } = asked;
  const own = buildOwn(stack, instance, command, secrets);
  const attributes = deepMerge(deepMerge(buildShared(stack).attributes, own.attributes), customJson);
  const runList = runListFor(runCommandOf(command, stack), instance, stack.layers);
  const converged = await machine.converge(attributes, runList);
  if (converged.exitCode !== 0) {
    throw new Error(`${command.Type} of ${instance.Hostname} failed:\n${converged.log.slice(-4000)}`);
  }
  return converged;
}
