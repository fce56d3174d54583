import type { Json } from '../json.ts';
import type { Task } from './task.ts';

/** Unique in its execution. */
export type BranchId = number;

/** The machine's own branch. */
export const ROOT: BranchId = 0;

/** One line of control: the machine's own, a Parallel's branch, or one iteration of a Map. */
export interface Branch {
  readonly id: BranchId;
  /** The branch whose Parallel or Map made this one. */
  readonly parent?: BranchId;
  /** Which of the parent's branches or items it is. */
  readonly index: number;
  /** The Map's item, where it is an iteration. */
  readonly item?: Json;
  readonly variables: Readonly<Record<string, Json>>;
  /** The state it is in. */
  readonly state: string;
  readonly input: Json;
  /** Epoch milliseconds. */
  readonly enteredAt: number;
  /** How often each Retrier of the state has been used. */
  readonly retries: readonly number[];
  readonly doing: Doing;
  /** Its latest event in the history. */
  readonly lastEvent: number;
}

/** What a branch is doing between two steps. What must be under way for it follows from this alone. */
export type Doing =
  /** Done with one thing and not yet at the next: never so outside a step. */
  | { readonly kind: 'between' }
  /** An iteration that waits until fewer run than MaxConcurrency. */
  | { readonly kind: 'queued' }
  /** About to run its state. */
  | { readonly kind: 'ready'; readonly turn: number }
  /** At a Wait, until this time (epoch milliseconds). */
  | { readonly kind: 'waiting'; readonly until: number }
  /** Before the next attempt of a state that failed. */
  | { readonly kind: 'backingOff'; readonly until: number }
  | { readonly kind: 'working'; readonly task: Task }
  /** Waits for the branches of ids `first` to `first + count - 1`. */
  | {
      readonly kind: 'forked';
      readonly first: BranchId;
      readonly count: number;
      readonly started: number;
      readonly finished: number;
      /** The most that run at a time. */
      readonly concurrency: number;
    }
  | { readonly kind: 'finished'; readonly output: Json };
