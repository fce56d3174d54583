import type { DatabaseSync } from 'node:sqlite';
import type { AwsService } from '../contracts/aws-service.ts';
import type { EmitEvent } from '../contracts/cloud-event.ts';
import type { InvokeFunction } from '../contracts/invoke-function.ts';
import type { LocalClock } from '../contracts/local-clock.ts';
import type { Faults } from '../faults/faults.ts';
import { noFaults } from '../faults/no-faults.ts';
import { statesService } from './api/states-service.ts';
import type { MachineSource } from './machine-source.ts';
import { MachineLibrary } from './runtime/machine-library.ts';
import { Runtime } from './runtime/runtime.ts';
import { ExecutionStore } from './store/execution-store.ts';

export interface StepFunctionsOptions {
  database: DatabaseSync;
  clock: LocalClock;
  invoke: InvokeFunction;
  machines: readonly MachineSource[];
  /** Told when an execution starts and when it closes. */
  emit?: EmitEvent;
  faults?: Faults;
}

export interface StepFunctions {
  service: AwsService;
  /** Goes on with every execution that was open when the last run ended, however it ended. */
  start(): Promise<void>;
  /** Resolves when no execution has anything under way but waits: for time, for a task token. Functions count. */
  idle(): Promise<void>;
  /** Begins and writes nothing more; resolves when the functions that were running have returned. */
  close(): Promise<void>;
}

/**
 * Step Functions on this machine: state machines of type STANDARD in JSONata, durable in `database`.
 * @throws RejectedDefinitionError when a machine uses what this interpreter does not run as AWS does
 */
export function createStepFunctions(options: StepFunctionsOptions): StepFunctions {
  const { database, clock, invoke, machines, emit = async () => {}, faults = noFaults } = options;
  const store = new ExecutionStore(database);
  const library = new MachineLibrary(machines, store, clock.now());
  const runtime = new Runtime({ store, library, clock, invoke, emit, faults });
  return {
    service: statesService(runtime, store),
    start: async () => runtime.start(),
    idle: () => runtime.idle(),
    close: () => runtime.close(),
  };
}
