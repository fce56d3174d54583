import { runStep } from '../workflows/run-step.ts';
import type { StepEvent, Steps } from '../workflows/steps.ts';
import { buildContext } from './build-context.ts';
import type { Build } from './lambda.ts';
import { readEnvironment } from './read-environment.ts';
import { withLogging } from './with-logging.ts';

/** The function behind one state machine: the event's `step` names which of its steps to run. */
export function stepHandler(service: string, steps: Steps): Build<StepEvent, object> {
  return (record) => {
    const environment = readEnvironment(record);
    const context = buildContext(environment);
    return withLogging(environment, service, () => (event: StepEvent) => runStep(context, steps, event));
  };
}
