import type { AgentProcess } from './boot.ts';
import type { JournalEntry } from './journal.ts';

/** What becomes of a run that the machine's end cut off. */
export function interruptedEntry(
  { boot }: AgentProcess,
  { commandId, fence, startedAt }: Extract<JournalEntry, { state: 'started' }>,
): Extract<JournalEntry, { state: 'finished' }> {
  const result = {
    exitCode: -1,
    interrupted: true,
    cause: { message: 'The machine went down while the command ran.' },
    startedAt,
    finishedAt: new Date(boot.world.clock.now()).toISOString(),
  };
  return { state: 'finished', commandId, fence, result };
}
