/** The stack's place in the configure cycle. One item per stack. Times are epoch milliseconds. */
export interface ConfigureState {
  /** The newest generation; 0 before the first. */
  generation: number;
  raisedAt: number;
  snapshot?: PublishedSnapshot;
  /** Changes that no generation carries yet. */
  dirty?: { since: number; last: number; marks: number; urgent: boolean; causes: string[] };
  /** The execution that looks after this cycle; its number makes its name. */
  execution: number;
  running: boolean;
}

/** The shared document that agents fetch. */
export interface PublishedSnapshot {
  /** Its key among the objects. */
  key: string;
  /** Hex hash of its gzipped bytes. */
  sha256: string;
  /** Hash of all that is in it but the instances: it is published again when a stack, layer or app is edited. */
  settings: string;
}

/** The first state of every stack. */
export const initialConfigureState: ConfigureState = {
  generation: 0,
  raisedAt: 0,
  execution: 0,
  running: false,
};
