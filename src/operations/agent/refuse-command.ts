import type { Command } from '../../domain/command/command.ts';
import { finishCommand } from '../../workflows/commands/finish-command.ts';
import type { AgentContext } from './agent-context.ts';

/** Ends a command that never reached its machine because its documents can't be made. */
export async function refuseCommand(context: AgentContext, command: Command, reason: string): Promise<void> {
  await finishCommand(context, command.CommandId, { event: 'fail', reason });
}
