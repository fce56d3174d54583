import { Fields } from './fields.ts';
import type { Scope } from './machine.ts';
import { parseState } from './parse-state.ts';
import { targetsOf } from './targets-of.ts';

/** Takes StartAt and States: of a machine, a branch or a processor. */
export function parseScope(fields: Fields): Scope {
  const startAt = fields.text('StartAt');
  const named = new Fields(fields.take('States'), fields.where);
  const states = new Map(
    named
      .names()
      .map((name) => [
        name,
        parseState(name, new Fields(named.take(name), `${fields.where}, state '${name}'`)),
      ]),
  );
  if (!states.has(startAt)) fields.reject(`field 'StartAt' names the unknown state '${startAt}'.`);
  for (const state of states.values()) {
    const missing = targetsOf(state).find((target) => !states.has(target));
    if (missing !== undefined)
      fields.reject(`state '${state.name}' leads to the unknown state '${missing}'.`);
  }
  return { startAt, states };
}
