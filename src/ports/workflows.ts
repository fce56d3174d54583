export type Machine = 'boot' | 'configure' | 'deploy' | 'shutdown';

/** A task token of a waiting state machine. */
export type TaskToken = string;

export interface ExecutionOutcome {
  status: 'running' | 'succeeded' | 'failed';
  /** The error and cause that ended it, where it failed. */
  error?: string;
  cause?: string;
}

/** The state machines in `statemachines/`. */
export interface Workflows {
  /** Starting a name that has been started is success: one execution exists. Names are 1 to 80 of [A-Za-z0-9_-]. */
  start(machine: Machine, name: string, input: object): Promise<void>;
  /** Lets a waiting machine go on. A token that is late (timed out, done, unknown) is success. */
  resume(token: TaskToken, output: object): Promise<void>;
  /** Ends the wait with an error the machine can catch by name. A late token is success. */
  fail(token: TaskToken, error: string, cause: string): Promise<void>;
  /** `undefined` when no such execution is known. */
  outcome(machine: Machine, name: string): Promise<ExecutionOutcome | undefined>;
}
