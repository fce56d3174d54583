import type { AgentProcess } from './boot.ts';
import type { FinishedEntry, StartedEntry } from './journal.ts';

/** What becomes of a run that was cut off. */
export function interruptedEntry(
  { boot }: AgentProcess,
  { commandId, fence, startedAt }: StartedEntry,
): FinishedEntry {
  const result = {
    exitCode: -1,
    interrupted: true,
    cause: { message: 'The run was interrupted.' },
    startedAt,
    finishedAt: new Date(boot.world.clock.now()).toISOString(),
  };
  return { state: 'finished', commandId, fence, result };
}
