import type { ExecutionOutcome, Machine, TaskToken, Workflows } from '../../src/ports/workflows.ts';
import { copyJson } from './copy-json.ts';

export interface StartedExecution {
  machine: Machine;
  name: string;
  input: object;
  outcome: ExecutionOutcome;
}

export type Callback =
  | { kind: 'resume'; token: TaskToken; output: object }
  | { kind: 'fail'; token: TaskToken; error: string; cause: string };

export interface WorkflowListeners {
  started?(execution: StartedExecution): void;
  /** A callback for a token that was waited for; each token is called back once. */
  calledBack?(callback: Callback): void;
}

/** The Workflows port in memory: it records starts and callbacks and runs nothing by itself. */
export class MemoryWorkflows implements Workflows {
  readonly executions: StartedExecution[] = [];
  /** Callbacks that ended a wait, in order. */
  readonly callbacks: Callback[] = [];
  /** Callbacks for tokens that nobody waited for (any more): success for the caller, without effect. */
  readonly late: Callback[] = [];
  readonly #waiting = new Set<TaskToken>();
  readonly #listeners: WorkflowListeners;

  constructor(listeners: WorkflowListeners) {
    this.#listeners = listeners;
  }

  /** Begins a wait, as a task with `.waitForTaskToken` does. */
  awaitToken(token: TaskToken): void {
    this.#waiting.add(token);
  }

  /** Ends a wait by its time limit: later callbacks are late. */
  timeOut(token: TaskToken): void {
    this.#waiting.delete(token);
  }

  finish(machine: Machine, name: string, outcome: ExecutionOutcome): void {
    const execution = this.#find(machine, name);
    if (!execution) throw new Error(`no ${machine} execution is named ${name}`);
    execution.outcome = outcome;
  }

  async start(machine: Machine, name: string, input: object): Promise<void> {
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(name)) throw new RangeError(`not an execution name: ${name}`);
    if (this.#find(machine, name)) return;
    const execution: StartedExecution = {
      machine,
      name,
      input: copyJson(input),
      outcome: { status: 'running' },
    };
    this.executions.push(execution);
    this.#listeners.started?.(execution);
  }

  async resume(token: TaskToken, output: object): Promise<void> {
    this.#callBack({ kind: 'resume', token, output: copyJson(output) });
  }

  async fail(token: TaskToken, error: string, cause: string): Promise<void> {
    this.#callBack({ kind: 'fail', token, error, cause });
  }

  async outcome(machine: Machine, name: string): Promise<ExecutionOutcome | undefined> {
    return copyJson(this.#find(machine, name)?.outcome);
  }

  #callBack(callback: Callback): void {
    if (!this.#waiting.delete(callback.token)) {
      this.late.push(callback);
      return;
    }
    this.callbacks.push(callback);
    this.#listeners.calledBack?.(callback);
  }

  #find(machine: Machine, name: string): StartedExecution | undefined {
    return this.executions.find((execution) => execution.machine === machine && execution.name === name);
  }
}

export function createMemoryWorkflows(listeners: WorkflowListeners = {}): MemoryWorkflows {
  return new MemoryWorkflows(listeners);
}
