import type { Change } from '../ports/store.ts';
import type { PlannedStart } from './start-workflow.ts';

/** What a step decided: written as one transaction, then told to whom it concerns. */
export interface Plan {
  changes: Change[];
  /** Executions to start once it is written. */
  starts: PlannedStart[];
  /** Waits whose condition it may have fulfilled. */
  subjects: string[];
}

export function plan(parts: Partial<Plan> = {}): Plan {
  return { changes: [], starts: [], subjects: [], ...parts };
}

export function join(...plans: Plan[]): Plan {
  return {
    changes: plans.flatMap((each) => each.changes),
    starts: plans.flatMap((each) => each.starts),
    subjects: plans.flatMap((each) => each.subjects),
  };
}
