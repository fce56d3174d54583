import type { AgentSettings } from './agent-settings.ts';
import type { Journal } from './journal.ts';

/** What a machine keeps when it is off. */
export interface MachineDisk {
  settings?: AgentSettings;
  key?: IssuedKey;
  journal: Journal;
  /** Runs so far, by activity. */
  runs: Map<string, number>;
}

/** The key that the control plane issued to this instance. */
export interface IssuedKey {
  accessKeyId: string;
  secretAccessKey: string;
  /** How often it is to be heard, as of when the key was issued. */
  heartbeatSeconds: number;
}
