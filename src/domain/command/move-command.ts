import { transition } from '../state-table.ts';
import type { Command } from './command.ts';
import { type CommandEvent, commandStates } from './command-states.ts';

/** @throws StaleError when the command's state does not allow it: a final state stays as it is */
export function moveCommand<T extends Command>(command: T, event: CommandEvent): T {
  return { ...command, Status: transition(commandStates, command.Status, event) };
}
