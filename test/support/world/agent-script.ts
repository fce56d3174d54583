export interface ScriptedRun {
  seconds?: number;
  exitCode?: number;
  cause?: { message: string; cookbook?: string; recipe?: string; file?: string; line?: number };
  /** The agent dies in the middle and says nothing more. */
  dies?: boolean;
}

/** What machines do, by host name and activity; without a word everything succeeds in two seconds. */
export interface AgentScript {
  run?(hostname: string, activity: string, nth: number): ScriptedRun | undefined;
  /** Seconds from running to first contact; Infinity for a machine that never reports in. */
  contactSeconds?(hostname: string): number;
}
