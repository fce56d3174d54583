import type { Json } from '../json.ts';
import type { Effects, Transition } from '../language/machine.ts';
import type { BranchId } from './branch.ts';
import type { Failure } from './failure.ts';

/** What comes next for a branch within a step, until everything is settled for now. */
export type Outcome =
  /** Nothing more in this step. */
  | { readonly kind: 'settled' }
  /** The branch's state is to be run. */
  | { readonly kind: 'run'; readonly branch: BranchId }
  /** The state's work is done; `result` where it is one that has results. */
  | { readonly kind: 'done'; readonly branch: BranchId; readonly result?: Json }
  /** The state is left this way. */
  | { readonly kind: 'leaving'; readonly branch: BranchId; readonly way: Way }
  /** The branch reached its end. */
  | { readonly kind: 'ended'; readonly branch: BranchId; readonly output: Json }
  /** The state failed: Retry and Catch have their say. */
  | { readonly kind: 'failed'; readonly branch: BranchId; readonly failure: Failure }
  /** Nothing helped: the branch as a whole fails. */
  | { readonly kind: 'broken'; readonly branch: BranchId; readonly failure: Failure };

export interface Way extends Effects {
  readonly transition: Transition;
  /** What its expressions see in `$states` beside input and context. */
  readonly seen: { readonly result?: Json; readonly errorOutput?: Json };
  /** The output where the definition names none. */
  readonly otherwise: Json;
}

export const SETTLED: Outcome = { kind: 'settled' };
