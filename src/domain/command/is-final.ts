import { type CommandStatus, commandStates } from './command-states.ts';

export function isFinal(status: CommandStatus): boolean {
  return Object.keys(commandStates[status]).length === 0;
}
