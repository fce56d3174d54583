import { Fields } from './fields.ts';
import type { Scope, State } from './machine.ts';
import { parseState } from './parse-state.ts';
import { targetsOf } from './targets-of.ts';

/** Takes StartAt and States: of a machine, a branch or a processor. */
export function parseScope(fields: Fields): Scope {
  const startAt = fields.text('StartAt');
  const states = parseStates(new Fields(fields.take('States'), fields.where));
  if (!states.has(startAt)) fields.reject(`field 'StartAt' names the unknown state '${startAt}'.`);
  for (const state of states.values()) {
    const missing = targetsOf(state).find((target) => !states.has(target));
    if (missing !== undefined)
      fields.reject(`state '${state.name}' leads to the unknown state '${missing}'.`);
  }
  return { startAt, states };
}

function parseStates(named: Fields): Map<string, State> {
  const parsed = named.names().map((name) => {
    const fields = new Fields(named.take(name), `${named.where}, state '${name}'`);
    return [name, parseState(name, fields, parseScope)] as const;
  });
  return new Map(parsed);
}
