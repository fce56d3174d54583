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

export interface MemoryWorkflows extends Workflows {
  readonly executions: StartedExecution[];
  /** Callbacks that ended a wait, in order. */
  readonly callbacks: Callback[];
  /** Callbacks for tokens that nobody waited for (any more): success for the caller, without effect. */
  readonly late: Callback[];
  /** Begins a wait, as a task with `.waitForTaskToken` does. */
  awaitToken(token: TaskToken): void;
  /** Ends a wait by its time limit: later callbacks are late. */
  timeOut(token: TaskToken): void;
  finish(machine: Machine, name: string, outcome: ExecutionOutcome): void;
}

/** The Workflows port in memory: it records starts and callbacks and runs nothing by itself. */
export function createMemoryWorkflows(listeners: WorkflowListeners = {}): MemoryWorkflows {
  const executions: StartedExecution[] = [];
  const callbacks: Callback[] = [];
  const late: Callback[] = [];
  const waiting = new Set<TaskToken>();

  const find = (machine: Machine, name: string) =>
    executions.find((execution) => execution.machine === machine && execution.name === name);

  function callBack(callback: Callback): void {
    if (!waiting.delete(callback.token)) {
      late.push(callback);
      return;
    }
    callbacks.push(callback);
    listeners.calledBack?.(callback);
  }

  return {
    executions,
    callbacks,
    late,
    awaitToken: (token) => void waiting.add(token),
    timeOut: (token) => void waiting.delete(token),
    finish: (machine, name, outcome) => {
      const execution = find(machine, name);
      if (!execution) throw new Error(`no ${machine} execution is named ${name}`);
      execution.outcome = outcome;
    },
    start: async (machine, name, input) => {
      if (!/^[A-Za-z0-9_-]{1,80}$/.test(name)) throw new RangeError(`not an execution name: ${name}`);
      if (find(machine, name)) return;
      const execution: StartedExecution = {
        machine,
        name,
        input: copyJson(input),
        outcome: { status: 'running' },
      };
      executions.push(execution);
      listeners.started?.(execution);
    },
    resume: async (token, output) => callBack({ kind: 'resume', token, output: copyJson(output) }),
    fail: async (token, error, cause) => callBack({ kind: 'fail', token, error, cause }),
    outcome: async (machine, name) => copyJson(find(machine, name)?.outcome),
  };
}
