/** How probable each fault is at each chance it has to strike: 0 (never, the default) to 1 (always). */
export interface FaultRates {
  /** A DynamoDB transaction is cancelled with TransactionConflict. */
  conflicts: number;
  /** A call is answered "slow down". */
  throttles: number;
  /** A read of an index sees it as it was a moment before. */
  delayedIndexes: number;
  /** An event is delivered twice. */
  doubledEvents: number;
  /** An event is held back for some seconds, so that later ones overtake it. */
  shuffledEvents: number;
  /** A function that an event or a state machine calls runs twice. */
  doubledInvocations: number;
  /** An SSM command reaches no machine. */
  droppedWakes: number;
  /** A state machine's task begins before its token can be used, or its callback comes late. */
  delayedCallbacks: number;
}

export type Fault = keyof FaultRates;

/** Decides, from one seeded generator, where faults strike: the same seed and the same calls give the same faults. */
export interface Faults {
  strikes(fault: Fault): boolean;
  /** A whole number of 1 to `greatest`. */
  upTo(greatest: number): number;
}
