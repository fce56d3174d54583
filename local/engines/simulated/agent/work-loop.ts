import type { AgentCommand } from './agent-command.ts';
import { AGENT_VERSION } from './agent-version.ts';
import type { AgentProcess } from './boot.ts';
import { callControlPlane } from './call-control-plane.ts';
import { deliverResult } from './deliver-result.ts';
import { interruptedEntry } from './interrupted-entry.ts';
import { takeCommand } from './take-command.ts';

type NextAnswer = { command: AgentCommand } | { command: null; lookAgainSeconds: number };

/** Delivers what an earlier boot left, then drains the queue one command at a time, and looks again when woken. */
export async function workLoop(agent: AgentProcess): Promise<never> {
  await settleJournal(agent);
  for (;;) {
    const answer = (await callControlPlane(agent, '/agent/next', {
      agentVersion: AGENT_VERSION,
    })) as NextAnswer;
    if (answer.command) await takeCommand(agent, answer.command);
    else await agent.boot.world.pace.rest(answer.lookAgainSeconds * 1000, agent.boot.power, agent.boot.bell);
  }
}

/** What was running when the machine went down is reported, and never run again. */
async function settleJournal(agent: AgentProcess): Promise<void> {
  const { journal } = agent.boot.disk;
  for (const [id, entry] of journal)
    if (entry.state === 'started') journal.set(id, interruptedEntry(agent, entry));
  for (const entry of [...journal.values()])
    if (entry.state === 'finished' && !entry.setAside) await deliverResult(agent, entry);
}
