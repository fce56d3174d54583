import type { Machine } from '../language/machine.ts';
import { ROOT } from './branch.ts';
import { Draft } from './draft.ts';
import { enterState } from './enter-state.ts';
import type { Execution } from './execution.ts';
import { statusChange } from './status-change.ts';
import type { Step } from './step.ts';
import type { World } from './world.ts';

export interface Beginning {
  arn: string;
  name: string;
  machineArn: string;
  definition: string;
  /** JSON text. */
  input: string;
  startedBy?: string;
}

/** The first step: an execution that stands before its first state. */
export function beginExecution(machine: Machine, beginning: Beginning, world: World): Step {
  const input = JSON.parse(beginning.input);
  const draft = new Draft(machine, newExecution(machine, beginning, world.now), world);
  draft.record(undefined, 'ExecutionStarted', { executionStartedEventDetails: { input: beginning.input } });
  const { startAt } = machine.scope;
  const started = {
    id: ROOT,
    index: 0,
    variables: {},
    state: startAt,
    input,
    enteredAt: world.now,
    retries: [],
  };
  draft.add({ ...started, doing: { kind: 'between' }, lastEvent: draft.execution.lastEvent });
  enterState(draft, ROOT, startAt, input);
  draft.deeds.push({ kind: 'announce', detail: statusChange(draft.execution) });
  return { accepted: true, execution: draft.finish(), history: draft.history, deeds: draft.deeds };
}

function newExecution(machine: Machine, beginning: Beginning, now: number): Execution {
  const { machineArn, ...rest } = beginning;
  const { timeoutSeconds } = machine;
  return {
    ...rest,
    machine: { arn: machineArn, name: machine.name },
    startedAt: now,
    deadline: timeoutSeconds === undefined ? undefined : now + timeoutSeconds * 1000,
    status: 'RUNNING',
    lastId: 0,
    lastEvent: 0,
    branches: new Map(),
  };
}
