import type { Json } from '../json.ts';
import type { Branch, BranchId } from './branch.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/**
 * Everything there is to know about an execution between two steps. It is never changed: a step makes a new one
 * that shares what stayed the same, and what is in it is plain data.
 */
export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly machine: { readonly arn: string; readonly name: string };
  /** Which definition it runs to its end, also when the machine has a newer one by then. */
  readonly definition: string;
  /** The JSON text it was started with. */
  readonly input: string;
  readonly startedAt: number;
  /** When it ends with States.Timeout, epoch milliseconds. */
  readonly deadline?: number;
  /** The task of another execution that started it. */
  readonly startedBy?: string;
  readonly status: ExecutionStatus;
  readonly ending?: Ending;
  /** The source of ids for branches, turns and tasks: none is ever used twice in an execution. */
  readonly lastId: number;
  readonly lastEvent: number;
  /** Empty once it is closed. */
  readonly branches: ReadonlyMap<BranchId, Branch>;
}

export interface Ending {
  readonly at: number;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
}
