import type { StepEvent, Steps } from './steps.ts';
import type { WorkflowContext } from './workflow-context.ts';

/** @throws Error when the machine names a step that there is not: a fault of ours, not of the request */
export async function runStep(context: WorkflowContext, steps: Steps, event: StepEvent): Promise<object> {
  const step = Object.hasOwn(steps, event.step) ? steps[event.step] : undefined;
  if (!step) throw new Error(`There is no step '${event.step}'.`);
  return (await step(context, event)) ?? {};
}
