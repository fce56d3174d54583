import { type Bindings, evaluateTemplate } from '../expressions/evaluate-template.ts';
import type { Template } from '../language/template.ts';
import { StateFailure } from './state-failure.ts';

/** The largest number of seconds that AWS takes: about three years. */
const LARGEST = 99_999_999;

/**
 * A whole number from `from` to 99,999,999.
 * @throws StateFailure `States.QueryEvaluationError` when the template is anything else
 */
export async function evaluateNumber(
  template: Template,
  bindings: Bindings,
  { field, from }: { field: string; from: number },
): Promise<number> {
  const value = await evaluateTemplate(template, bindings);
  if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= LARGEST) return value;
  throw new StateFailure(
    'States.QueryEvaluationError',
    `${field} must be a whole number from ${from} to ${LARGEST}, not ${JSON.stringify(value)}.`,
  );
}
