import type { AgentCommand } from './agent-command.ts';
import type { AgentProcess } from './boot.ts';
import { deliverResult } from './deliver-result.ts';
import { runCommand } from './run-command.ts';
import { StaleCommandError } from './stale-command-error.ts';

/** An offered command: the journal decides whether it is run or its result is delivered (again). */
export async function takeCommand(agent: AgentProcess, command: AgentCommand): Promise<void> {
  const { commandId, lease } = command;
  const known = agent.boot.disk.journal.get(commandId);
  agent.running = { commandId, fence: lease.fence };
  try {
    if (known === undefined) await runCommand(agent, command);
    else if (known.state !== 'started')
      await deliverResult(agent, { ...known, state: 'finished', fence: lease.fence });
  } catch (error) {
    if (!(error instanceof StaleCommandError)) throw error;
  } finally {
    agent.running = undefined;
  }
}
