import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { type ManualClock, manualClock } from '../../local/clock/manual-clock.ts';
import type { CloudEvent } from '../../local/contracts/cloud-event.ts';
import type { InvokeFunction } from '../../local/contracts/invoke-function.ts';
import type { Faults } from '../../local/faults/faults.ts';
import { createStepFunctions, type StepFunctions } from '../../local/stepfunctions/create-step-functions.ts';
import type { Json } from '../../local/stepfunctions/json.ts';

export const START = Date.parse('2026-01-01T00:00:00Z');
const PREFIX = 'arn:aws:states:us-east-1:000000000000:stateMachine:';

/** The functions that machines call; they can call Step Functions too. */
export type Functions = Record<string, (payload: never, call: StartedStepFunctions['call']) => unknown>;

export interface StartedStepFunctions {
  cloud: StepFunctions;
  clock: ManualClock;
  events: CloudEvent[];
  database: DatabaseSync;
  /** Calls an operation as the wire would. */
  call(operation: string, input: object): Promise<Record<string, unknown>>;
  start(machine: string, input?: Json, name?: string): Promise<string>;
  describe(arn: string): Promise<Record<string, unknown>>;
  /** Starts an execution and describes it when nothing but waits is left. */
  run(machine: string, input?: Json): Promise<Record<string, unknown>>;
  idle(): Promise<void>;
  /** Moves time on, with all work done at its time. */
  advance(seconds: number): Promise<void>;
  history(arn: string): Promise<string[]>;
}

interface StartOptions {
  machines: Record<string, object>;
  functions?: Functions;
  database?: DatabaseSync;
  clock?: ManualClock;
  faults?: Faults;
  emit?: (event: CloudEvent) => Promise<void>;
}

/** Step Functions with a clock that stands still, functions of the test, and the machines (QueryLanguage is added). */
export async function startStepFunctions(options: StartOptions): Promise<StartedStepFunctions> {
  const {
    machines,
    functions = {},
    database = new DatabaseSync(':memory:'),
    clock = manualClock(START),
  } = options;
  const events: CloudEvent[] = [];
  const invoke: InvokeFunction = async (name, payload) => {
    const run = functions[name];
    if (run === undefined) throw new Error(`The test has no function ${name}`);
    return run(payload as never, made.call);
  };
  const cloud = createStepFunctions({
    database,
    clock,
    invoke,
    machines: Object.entries(machines).map(([name, definition]) => source(name, definition)),
    emit: options.emit ?? (async (event) => void events.push(event)),
    faults: options.faults,
  });
  const made = { ...verbs(cloud, clock), cloud, clock, events, database };
  await cloud.start();
  return made;
}

export function source(name: string, definition: object) {
  return {
    name,
    arn: PREFIX + name,
    type: 'STANDARD',
    definition: { QueryLanguage: 'JSONata', ...definition },
  };
}

function verbs(cloud: StepFunctions, clock: ManualClock) {
  const caller = { accessKeyId: 'test' };
  const call: StartedStepFunctions['call'] = async (operation, input) => {
    const handler = cloud.service.handlers[operation];
    if (handler === undefined) throw new Error(`No operation ${operation}`);
    return (await handler(input, { operation, region: 'us-east-1', requestId: 'r', caller })) as Record<
      string,
      unknown
    >;
  };
  const start: StartedStepFunctions['start'] = async (machine, input = {}, name = randomUUID()) => {
    const request = { stateMachineArn: PREFIX + machine, name, input: JSON.stringify(input) };
    return String((await call('StartExecution', request)).executionArn);
  };
  const describe: StartedStepFunctions['describe'] = async (executionArn) => {
    const { output, ...rest } = await call('DescribeExecution', { executionArn });
    return output === undefined ? rest : { ...rest, output: JSON.parse(String(output)) };
  };
  const run: StartedStepFunctions['run'] = async (machine, input = {}) => {
    const arn = await start(machine, input);
    await cloud.idle();
    return describe(arn);
  };
  const history: StartedStepFunctions['history'] = async (executionArn) => {
    const { events } = await call('GetExecutionHistory', { executionArn, maxResults: 1000 });
    return (events as { type: string }[]).map(({ type }) => type);
  };
  const advance: StartedStepFunctions['advance'] = (seconds) =>
    clock.advance(seconds * 1000, () => cloud.idle());
  return { call, start, describe, run, history, advance, idle: () => cloud.idle() };
}
