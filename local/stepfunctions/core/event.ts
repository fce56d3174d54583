import type { Json } from '../json.ts';
import type { BranchId } from './branch.ts';
import type { ExecutionSummary } from './execution-summary.ts';

/** Which attempt an event is for. */
export interface TaskRef {
  readonly branch: BranchId;
  readonly task: number;
}

/** What can happen to an execution. Each may come twice or late: a step tells by the ids and refuses it. */
export type Event =
  | { readonly kind: 'turn'; readonly branch: BranchId; readonly turn: number }
  | { readonly kind: 'time'; readonly branch: BranchId }
  | { readonly kind: 'deadline' }
  | { readonly kind: 'answered'; readonly ref: TaskRef; readonly result: Json }
  | {
      readonly kind: 'failed';
      readonly ref: TaskRef;
      readonly error: string;
      readonly cause: string | undefined;
    }
  | { readonly kind: 'childStarted'; readonly ref: TaskRef; readonly child: ExecutionSummary }
  | { readonly kind: 'childClosed'; readonly ref: TaskRef; readonly child: ExecutionSummary }
  | { readonly kind: 'tokenSuccess'; readonly ref: TaskRef; readonly token: string; readonly output: Json }
  | {
      readonly kind: 'tokenFailure';
      readonly ref: TaskRef;
      readonly token: string;
      readonly error: string | undefined;
      readonly cause: string | undefined;
    }
  | { readonly kind: 'tokenHeartbeat'; readonly ref: TaskRef; readonly token: string }
  | { readonly kind: 'stop'; readonly error: string | undefined; readonly cause: string | undefined };
