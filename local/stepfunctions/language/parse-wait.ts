import type { Fields } from './fields.ts';
import type { WaitState } from './machine.ts';
import { parseEffects } from './parse-effects.ts';
import { parseTransition } from './parse-transition.ts';

export function parseWait(name: string, fields: Fields): WaitState {
  return {
    type: 'Wait',
    name,
    until: parseUntil(fields),
    ...parseEffects(fields),
    transition: parseTransition(fields),
  };
}

function parseUntil(fields: Fields): WaitState['until'] {
  if (fields.has('Seconds') === fields.has('Timestamp')) {
    return fields.reject("exactly one of the fields 'Seconds' and 'Timestamp' is needed.");
  }
  return fields.has('Seconds')
    ? { kind: 'seconds', seconds: fields.template('Seconds') }
    : { kind: 'timestamp', timestamp: fields.template('Timestamp') };
}
