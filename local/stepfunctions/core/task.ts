import type { Json } from '../json.ts';

/** One attempt of a Task state. */
export interface Task {
  /** Unique in its execution: what comes late for an earlier attempt is told by it. */
  readonly id: number;
  readonly call: TaskCall;
  /** When the attempt fails with States.Timeout, epoch milliseconds. */
  readonly timeoutAt?: number;
  readonly heartbeat?: { readonly seconds: number; readonly dueAt: number };
}

export type TaskCall =
  | { readonly kind: 'invoke'; readonly functionName: string; readonly payload: Json }
  /** Ends by its token, whatever the function answers; `invoked` once the function has returned. */
  | {
      readonly kind: 'invokeForToken';
      readonly functionName: string;
      readonly payload: Json;
      readonly token: string;
      readonly invoked: boolean;
    }
  | {
      readonly kind: 'startChild';
      readonly machineArn: string;
      readonly name: string;
      /** JSON text. */
      readonly input: string;
      readonly wait: 'none' | 'text' | 'json';
    }
  | { readonly kind: 'awaitChild'; readonly arn: string; readonly output: 'text' | 'json' };
