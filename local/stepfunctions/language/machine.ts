import type { Template } from './template.ts';

/** A state machine as its definition says it, checked and with every expression compiled. */
export interface Machine {
  name: string;
  scope: Scope;
  /** Longest time that an execution may run. */
  timeoutSeconds: number | undefined;
}

/** States that can reach each other: those of the machine, of one Parallel branch, or of a Map's processor. */
export interface Scope {
  startAt: string;
  states: ReadonlyMap<string, State>;
}

export type State =
  | PassState
  | TaskState
  | ChoiceState
  | WaitState
  | ParallelState
  | MapState
  | SucceedState
  | FailState;

/** Where a state leads. */
export type Transition = { kind: 'next'; state: string } | { kind: 'end' };

/** What leaving a state, or taking one of its ways out, makes of the data. */
export interface Effects {
  output: Template | undefined;
  assign: readonly (readonly [variable: string, value: Template])[];
}

interface Named {
  name: string;
}

/** The states that can fail and be helped. */
export interface Recoverable {
  retry: readonly Retrier[];
  catch: readonly Catcher[];
}

interface PassState extends Named, Effects {
  type: 'Pass';
  transition: Transition;
}

export interface TaskState extends Named, Effects, Recoverable {
  type: 'Task';
  integration: Integration;
  arguments: Template;
  timeoutSeconds: Template | undefined;
  heartbeatSeconds: Template | undefined;
  transition: Transition;
}

/** What a Task calls: its Resource, by what the state then waits for. */
export type Integration = 'invoke' | 'invokeForToken' | 'startChild' | 'awaitChildText' | 'awaitChildJson';

export interface ChoiceState extends Named {
  type: 'Choice';
  rules: readonly ChoiceRule[];
  default: string | undefined;
}

export interface ChoiceRule extends Effects {
  condition: Template;
  next: string;
}

export interface WaitState extends Named, Effects {
  type: 'Wait';
  until: { kind: 'seconds'; seconds: Template } | { kind: 'timestamp'; timestamp: Template };
  transition: Transition;
}

export interface ParallelState extends Named, Effects, Recoverable {
  type: 'Parallel';
  arguments: Template | undefined;
  branches: readonly Scope[];
  transition: Transition;
}

export interface MapState extends Named, Effects, Recoverable {
  type: 'Map';
  items: Template | undefined;
  itemSelector: Template | undefined;
  maxConcurrency: Template | undefined;
  processor: Scope;
  transition: Transition;
}

export interface SucceedState extends Named {
  type: 'Succeed';
  output: Template | undefined;
}

export interface FailState extends Named {
  type: 'Fail';
  error: Template | undefined;
  cause: Template | undefined;
}

export interface Retrier {
  errorEquals: readonly string[];
  intervalSeconds: number;
  /** 0: never retried. */
  maxAttempts: number;
  backoffRate: number;
  maxDelaySeconds: number | undefined;
  jitter: 'FULL' | 'NONE';
}

export interface Catcher extends Effects {
  errorEquals: readonly string[];
  next: string;
}
