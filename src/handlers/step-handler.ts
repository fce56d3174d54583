import type { WorkflowContext } from '../workflows/workflow-context.ts';
import { buildContext } from './build-context.ts';
import type { Build } from './lambda.ts';
import { readEnvironment } from './read-environment.ts';
import { withLogging } from './with-logging.ts';

/** A step of a state machine: what it is given comes from the machine's definition in statemachines/. */
// biome-ignore lint/suspicious/noExplicitAny: each step's input is typed where the step is; the machine is JSON
// biome-ignore lint/suspicious/noConfusingVoidType: many steps have nothing to tell their machine
export type Step = (context: WorkflowContext, input: any) => Promise<object | void>;

export interface StepEvent {
  step: string;
}

/** The function behind one state machine: the event's `step` names which of its steps to run. */
export function stepHandler(
  service: string,
  steps: Readonly<Record<string, Step>>,
): Build<StepEvent, object> {
  return (record) => {
    const environment = readEnvironment(record);
    const context = buildContext(environment);
    return withLogging(environment, service, () => async (event: StepEvent) => {
      const step = Object.hasOwn(steps, event.step) ? steps[event.step] : undefined;
      if (!step) throw new Error(`The ${service} function has no step '${event.step}'.`);
      return (await step(context, event)) ?? {};
    });
  };
}
