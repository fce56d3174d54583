import type { AgentCommand } from './agent-command.ts';
import type { AgentProcess } from './boot.ts';
import { deliverResult } from './deliver-result.ts';
import { interruptedEntry } from './interrupted-entry.ts';
import type { FinishedEntry, JournalEntry } from './journal.ts';
import { runCommand } from './run-command.ts';
import { StaleCommandError } from './stale-command-error.ts';

/** A run that was begun and given up is over: what became of it is known, and it is not begun again. */
function finishedEntry(agent: AgentProcess, entry: JournalEntry): FinishedEntry {
  return entry.state === 'started' ? interruptedEntry(agent, entry) : { ...entry, state: 'finished' };
}

/** An offered command: the journal decides whether it is run or its result is delivered (again). */
export async function takeCommand(agent: AgentProcess, command: AgentCommand): Promise<void> {
  const { commandId, lease } = command;
  const known = agent.boot.disk.journal.get(commandId);
  agent.running = { commandId, fence: lease.fence };
  try {
    if (known === undefined) await runCommand(agent, command);
    else await deliverResult(agent, { ...finishedEntry(agent, known), fence: lease.fence });
  } catch (error) {
    if (!(error instanceof StaleCommandError)) throw error;
  } finally {
    agent.running = undefined;
  }
}
