import type { AgentProcess } from './boot.ts';
import { callControlPlane } from './call-control-plane.ts';
import type { FinishedEntry } from './journal.ts';
import { StaleCommandError } from './stale-command-error.ts';

/** Brings a result to the control plane, however long that is away; one that is refused as stale is set aside. */
export async function deliverResult(agent: AgentProcess, entry: FinishedEntry): Promise<void> {
  const { journal } = agent.boot.disk;
  const { commandId, fence, result } = entry;
  journal.set(commandId, entry);
  try {
    await callControlPlane(agent, '/agent/result', { commandId, fence, ...result });
    journal.set(commandId, { state: 'delivered', commandId, fence, result });
  } catch (error) {
    if (!(error instanceof StaleCommandError)) throw error;
    journal.set(commandId, { ...entry, setAside: true });
  }
}
