import { StateFailure } from '../core/state-failure.ts';

/** The failure of an expression, in the words that AWS uses for it. */
export function queryFailure(at: { source: string; field: string }, what: string): StateFailure {
  return new StateFailure(
    'States.QueryEvaluationError',
    `The JSONata expression '${at.source}' specified for the field '${at.field}' ${what}.`,
  );
}
