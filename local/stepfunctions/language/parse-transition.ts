import type { Fields } from './fields.ts';
import type { Transition } from './machine.ts';

/** Takes `Next` or `End`: exactly one of them. */
export function parseTransition(fields: Fields): Transition {
  const next = fields.optionalText('Next');
  const end = fields.take('End');
  if (end !== undefined && end !== true) fields.reject("field 'End' must be true.");
  if ((next === undefined) === (end === undefined))
    fields.reject("exactly one of the fields 'Next' and 'End' is needed.");
  return next === undefined ? { kind: 'end' } : { kind: 'next', state: next };
}
