import { seededFaults } from '../../../local/faults/seeded-faults.ts';
import { ConflictError, UnavailableError } from '../../../src/domain/errors.ts';
import type { StoreFaults } from '../memory-store.ts';

/** How often the world goes wrong, each a probability. */
export interface WorldFaultRates {
  /** A write is refused as if another writer had been first. */
  conflicts: number;
  /** A call is answered "slow down". */
  throttles: number;
  /** A write is made, and its answer lost. */
  lostAnswers: number;
  /** A step runs twice, one after the other. */
  doubledSteps: number;
  /** A step is ended after its work, before its answer. */
  crashedSteps: number;
  /** An event of EC2 is not told; told ones are told twice as often as this. */
  lostEvents: number;
  lostWakes: number;
}

export interface WorldFaults {
  store: StoreFaults;
  strikes(fault: keyof WorldFaultRates): boolean;
  /** A whole number of 0 to `below`, below excluded. */
  draw(below: number): number;
  /** Nothing goes wrong before this, */
  storm(): void;
  /** and nothing after this. */
  calm(): void;
}

/** The same seed and the same calls give the same faults. */
export function worldFaults(seed: number, rates: Partial<WorldFaultRates>): WorldFaults {
  const generator = seededFaults({ seed });
  const draw = (below: number) => generator.upTo(below) - 1;
  let calm = true;
  const strikes = (fault: keyof WorldFaultRates) => {
    const rate = rates[fault] ?? 0;
    return !calm && rate > 0 && draw(1_000_000) < rate * 1_000_000;
  };
  return {
    draw,
    strikes,
    storm: () => {
      calm = false;
    },
    calm: () => {
      calm = true;
    },
    store: {
      before: (call) => {
        if (strikes('throttles')) throw new UnavailableError('throttled by the test');
        if (call.operation === 'write' && strikes('conflicts'))
          throw new ConflictError('refused by the test');
      },
      after: (call) => {
        if (call.operation === 'write' && strikes('lostAnswers'))
          throw new UnavailableError('answer lost by the test');
      },
    },
  };
}
