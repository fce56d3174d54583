import type { Event } from '../core/event.ts';
import type { Execution } from '../core/execution.ts';
import type { Step } from '../core/step.ts';
import type { World } from '../core/world.ts';
import type { MachineLibrary } from './machine-library.ts';

/** The executions, open and closed, as those see them who start, ask for or tell one something. */
export interface Executions {
  readonly library: MachineLibrary;
  world(): World;
  /** An execution as it is now. */
  find(arn: string): Execution | undefined;
  /**
   * Puts a new execution on disk and lets it run.
   * @throws NotRunningError
   */
  admit(beginning: Step): void;
  /**
   * Tells an execution of an event; answers, once that is on disk, whether it was still of use.
   * @throws NotRunningError
   */
  post(arn: string, event: Event): Promise<boolean>;
}
