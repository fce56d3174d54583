import type { Command } from '../../domain/command/command.ts';
import { describeRun, type RunReport } from '../../domain/command/describe-run.ts';
import { isFinal } from '../../domain/command/is-final.ts';
import { AccessDeniedError } from '../../domain/errors.ts';
import type { CommandId } from '../../domain/ids.ts';
import { commandKey } from '../../records/lifecycle-keys.ts';
import { finishCommand } from '../../workflows/commands/finish-command.ts';
import type { AgentCaller, AgentContext } from './agent-context.ts';
import { heldCommand } from './held-command.ts';
import { keepWholeLog } from './keep-whole-log.ts';

export interface ResultInput extends RunReport {
  commandId: CommandId;
  fence: number;
}

/**
 * The end of a run. A result that was taken before is accepted again, so that an agent whose answer was lost
 * comes to rest; one of an older fence is refused.
 * @throws StaleError when another run of the agent holds the command
 */
export async function result(
  context: AgentContext,
  caller: AgentCaller,
  input: ResultInput,
): Promise<{ accepted: true }> {
  const command = await context.store.get<Command>(commandKey(input.commandId));
  if (command?.InstanceId !== caller.instanceId)
    throw new AccessDeniedError(`Command ${input.commandId} is not this instance's.`);
  if (!isFinal(command.Status)) await heldCommand(context, caller, input);
  const run = describeRun(command.Type, input);
  const logKey = command.logKey ?? (await keepWholeLog(context.objects, input.commandId));
  await finishCommand(context, input.commandId, { ...run, exitCode: input.exitCode, logKey });
  return { accepted: true };
}
