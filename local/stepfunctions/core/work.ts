import type { Json } from '../json.ts';
import type { Event, TaskRef } from './event.ts';
import type { Task } from './task.ts';

/** What must be under way for an execution to go on. The key is the same as long as the work is. */
export type Work = { readonly key: string } & (
  | { readonly kind: 'post'; readonly event: Event }
  | { readonly kind: 'timer'; readonly at: number; readonly event: Event }
  | {
      readonly kind: 'invoke';
      readonly ref: TaskRef;
      readonly functionName: string;
      readonly payload: Json;
      /** Whether the function is given a task token. */
      readonly hasToken: boolean;
    }
  | {
      readonly kind: 'startChild';
      readonly ref: TaskRef;
      readonly call: Extract<Task['call'], { kind: 'startChild' }>;
    }
  | { readonly kind: 'awaitChild'; readonly ref: TaskRef; readonly arn: string }
);
