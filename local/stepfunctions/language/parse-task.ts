import type { Fields } from './fields.ts';
import type { Integration, TaskState } from './machine.ts';
import { parseEffects } from './parse-effects.ts';
import { parseRecovery } from './parse-recovery.ts';
import { parseTransition } from './parse-transition.ts';
import type { Template } from './template.ts';

const INTEGRATIONS: Readonly<Record<string, Integration>> = {
  'arn:aws:states:::lambda:invoke': 'invoke',
  'arn:aws:states:::lambda:invoke.waitForTaskToken': 'invokeForToken',
  'arn:aws:states:::states:startExecution': 'startChild',
  'arn:aws:states:::states:startExecution.sync': 'awaitChildText',
  'arn:aws:states:::states:startExecution.sync:2': 'awaitChildJson',
};

const INVOKE_ARGUMENTS = { needed: 'FunctionName', others: ['Payload'] };
const START_ARGUMENTS = { needed: 'StateMachineArn', others: ['Name', 'Input'] };

export function parseTask(name: string, fields: Fields): TaskState {
  const resource = fields.text('Resource');
  const integration =
    INTEGRATIONS[resource] ?? fields.reject(`field 'Resource' names '${resource}', which does not run here.`);
  const task: TaskState = {
    type: 'Task',
    name,
    integration,
    arguments: fields.template('Arguments'),
    timeoutSeconds: fields.optionalCount('TimeoutSeconds', 1),
    heartbeatSeconds: fields.optionalCount('HeartbeatSeconds', 1),
    ...parseEffects(fields),
    ...parseRecovery(fields),
    transition: parseTransition(fields),
  };
  checkArguments(fields, task);
  checkLimits(fields, task);
  return task;
}

function checkArguments(fields: Fields, { integration, arguments: template }: TaskState): void {
  const given = memberNames(template);
  // Arguments that are one expression are known only when it is evaluated.
  if (given === undefined) return;
  const invokes = integration === 'invoke' || integration === 'invokeForToken';
  const { needed, others } = invokes ? INVOKE_ARGUMENTS : START_ARGUMENTS;
  if (!given.includes(needed)) fields.reject(`field 'Arguments' needs '${needed}'.`);
  const unknown = given.find((each) => each !== needed && !others.includes(each));
  if (unknown !== undefined)
    fields.reject(`field 'Arguments.${unknown}' is outside the subset that runs here.`);
}

function memberNames(template: Template): string[] | undefined {
  switch (template.kind) {
    case 'expression':
      return undefined;
    case 'object':
      return template.members.map(([name]) => name);
    case 'list':
      return [];
    case 'value':
      return typeof template.value === 'object' && template.value !== null ? Object.keys(template.value) : [];
  }
}

function checkLimits(fields: Fields, { integration, timeoutSeconds, heartbeatSeconds }: TaskState): void {
  if (heartbeatSeconds !== undefined && integration !== 'invokeForToken') {
    fields.reject(
      "field 'HeartbeatSeconds' is for tasks that wait for a token: nothing else has a heartbeat.",
    );
  }
  const [timeout, heartbeat] = [literal(timeoutSeconds), literal(heartbeatSeconds)];
  if (timeout !== undefined && heartbeat !== undefined && heartbeat >= timeout) {
    fields.reject("field 'HeartbeatSeconds' must be smaller than TimeoutSeconds.");
  }
}

function literal(template: Template | undefined): number | undefined {
  return template?.kind === 'value' && typeof template.value === 'number' ? template.value : undefined;
}
