export type Unit = 's' | 'ms' | 'MB' | 'calls/s' | 'ratio';

/** One thing that was measured. */
export interface Figure {
  /** Its key in the `--json` form. */
  name: string;
  /** What it is, for a person. */
  title: string;
  value: number;
  unit: Unit;
  /** It is met when the value is not above it. */
  goal?: number;
  /** For a ratio: what was divided by what. */
  sides?: { opswright: Side; byHand: Side };
  /** The values that it is the median of, in the order in which they were measured. */
  samples?: number[];
}

export interface Side {
  value: number;
  unit: Unit;
  samples: number[];
}
