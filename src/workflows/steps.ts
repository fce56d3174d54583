import type { WorkflowContext } from './workflow-context.ts';

/** A step of a state machine: what it is given comes from the machine's definition in statemachines/. */
// biome-ignore lint/suspicious/noExplicitAny: each step's input is typed where the step is; the machine is JSON
// biome-ignore lint/suspicious/noConfusingVoidType: many steps have nothing to tell their machine
export type Step = (context: WorkflowContext, input: any) => Promise<object | void>;

/** The steps of one machine by the name that its definition uses. */
export type Steps = Readonly<Record<string, Step>>;

/** What a machine gives its function: the step's name, and the step's input beside it. */
export interface StepEvent {
  step: string;
}
