import type { FailureCause } from '../simulator-script.ts';

/** What `/agent/result` carries besides the command and its fence. */
export interface RunResult {
  exitCode: number;
  signal?: string;
  interrupted?: boolean;
  cause?: FailureCause;
  startedAt: string;
  finishedAt: string;
}

// The entry's forms are kept in one file: they are one document.

export type JournalEntry = StartedEntry | FinishedEntry | DeliveredEntry;

export interface StartedEntry {
  state: 'started';
  commandId: string;
  fence: number;
  startedAt: string;
}

export interface FinishedEntry {
  state: 'finished';
  commandId: string;
  fence: number;
  result: RunResult;
  /** Refused as stale; it is delivered again when the command is offered again. */
  setAside?: boolean;
}

interface DeliveredEntry extends Omit<FinishedEntry, 'state'> {
  state: 'delivered';
}

/** What the agent remembers of its commands, whatever happens to it: nothing in it is ever run again. */
export type Journal = Map<string, JournalEntry>;
