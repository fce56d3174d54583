/** The stack's place in the configure cycle. One item per stack. Times are epoch milliseconds. */
export interface ConfigureState {
  /** The newest generation; 0 before the first. */
  generation: number;
  raisedAt: number;
  /** Where the generation's shared document is, and the hash of its bytes. */
  snapshot?: { key: string; sha256: string };
  /** Changes that no generation carries yet. */
  dirty?: { since: number; last: number; marks: number; urgent: boolean; causes: string[] };
  /** The execution that looks after this cycle; its number makes its name. */
  execution: number;
  running: boolean;
}

/** The first state of every stack. */
export const initialConfigureState: ConfigureState = {
  generation: 0,
  raisedAt: 0,
  execution: 0,
  running: false,
};
