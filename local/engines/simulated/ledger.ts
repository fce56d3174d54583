/** One run of a command on a machine. Times are epoch milliseconds. */
export interface LedgerEntry {
  ec2InstanceId: string;
  instanceId: string;
  commandId: string;
  type: string;
  activity: string;
  deploymentId: string | null;
  /** Of the shared configuration that the run saw. */
  generation: number | null;
  /** Of the lease under which the run began. */
  fence: number;
  bootId: string;
  agentRun: string;
  startedAt: number;
  /** Absent while it runs. */
  endedAt?: number;
  /** `interrupted`: the machine went down; `abandoned`: the control plane took the command away. */
  outcome?: 'succeeded' | 'failed' | 'interrupted' | 'abandoned';
  exitCode?: number;
}

/** What the machines really ran, written by the machines' side: the witness against which tests check. */
export interface Ledger {
  begin(entry: LedgerEntry): LedgerEntry;
  entries(): LedgerEntry[];
}

export function createLedger(): Ledger {
  const entries: LedgerEntry[] = [];
  return {
    begin: (entry) => {
      entries.push(entry);
      return entry;
    },
    entries: () => structuredClone(entries),
  };
}
