import type { Json } from '../json.ts';
import type { Integration } from '../language/machine.ts';
import { StateFailure } from './state-failure.ts';
import type { TaskCall } from './task.ts';

interface Made {
  token: string;
  /** Of the child execution, where the arguments name none. */
  name: string;
}

/** @throws StateFailure `States.Runtime` when the arguments do not fit what is called */
export function taskCall(integration: Integration, given: Json, { token, name }: Made): TaskCall {
  const fields = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {};
  switch (integration) {
    case 'invoke':
      return { kind: 'invoke', functionName: text(fields, 'FunctionName'), payload: fields.Payload ?? {} };
    case 'invokeForToken': {
      const functionName = text(fields, 'FunctionName');
      return { kind: 'invokeForToken', functionName, payload: fields.Payload ?? {}, token, invoked: false };
    }
    case 'startChild':
      return startChild(fields, name, 'none');
    case 'awaitChildText':
      return startChild(fields, name, 'text');
    case 'awaitChildJson':
      return startChild(fields, name, 'json');
  }
}

type Fields = Record<string, Json>;

function startChild(fields: Fields, name: string, wait: 'none' | 'text' | 'json'): TaskCall {
  return {
    kind: 'startChild',
    machineArn: text(fields, 'StateMachineArn'),
    name: fields.Name === undefined ? name : text(fields, 'Name'),
    input: JSON.stringify(fields.Input ?? {}),
    wait,
  };
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string') return value;
  throw new StateFailure('States.Runtime', `The task's Arguments need a string '${name}'.`);
}
