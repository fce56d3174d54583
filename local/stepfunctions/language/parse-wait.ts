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
  const seconds = fields.optionalCount('Seconds', 0);
  const timestamp = fields.optionalTemplate('Timestamp');
  if (seconds !== undefined && timestamp === undefined) return { kind: 'seconds', seconds };
  if (timestamp !== undefined && seconds === undefined) return { kind: 'timestamp', timestamp };
  return fields.reject("exactly one of the fields 'Seconds' and 'Timestamp' is needed.");
}
