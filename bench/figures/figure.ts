export type Unit = 's' | 'ms' | 'MB' | 'calls/s' | 'ratio';

/** What the bench says of one thing. */
export type Figure = Measured | Skipped;

export interface Measured {
  /** Its key in the `--json` form. */
  name: string;
  /** What it is, for a person. */
  title: string;
  value: number;
  unit: Unit;
  /** It is met when the value is not above it. */
  goal?: number;
  /** For a ratio: what was divided by what, in this order. */
  sides?: { opswright: Side; byHand: Side } | { opswright: Side; ansible: Side };
  /** The values that it is the median of, in the order in which they were measured. */
  samples?: number[];
}

/** What could not be measured on this machine. */
export interface Skipped {
  name: string;
  title: string;
  /** Why not, and what to do about it. */
  skipped: string;
}

export interface Side {
  value: number;
  unit: Unit;
  samples: number[];
}
