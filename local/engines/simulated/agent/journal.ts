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

export type JournalEntry =
  | { state: 'started'; commandId: string; fence: number; startedAt: string }
  /** `setAside`: refused as stale; it is delivered again when the command is offered again. */
  | { state: 'finished'; commandId: string; fence: number; result: RunResult; setAside?: boolean }
  | { state: 'delivered'; commandId: string; fence: number; result: RunResult };

/** What the agent remembers of its commands, whatever happens to it: nothing in it is ever run again. */
export type Journal = Map<string, JournalEntry>;
