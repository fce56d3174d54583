import { Fields } from './fields.ts';
import type { Catcher, Recoverable, Retrier } from './machine.ts';
import { parseEffects } from './parse-effects.ts';

/** Takes `Retry` and `Catch`. */
export function parseRecovery(fields: Fields): Recoverable {
  const retry = parseRules(fields, 'Retry', parseRetrier);
  const caught = parseRules(fields, 'Catch', parseCatcher);
  return { retry, catch: caught };
}

function parseRules<Rule extends { errorEquals: readonly string[] }>(
  fields: Fields,
  field: string,
  parse: (rule: Fields) => Rule,
): Rule[] {
  const values = fields.has(field) ? fields.list(field) : [];
  const rules = values.map((value, index) => {
    const rule = new Fields(value, `${fields.where}, ${field} ${index + 1}`);
    const parsed = parse(rule);
    rule.finish();
    return parsed;
  });
  const all = rules.findIndex((rule) => rule.errorEquals.includes('States.ALL'));
  if (all !== -1 && (all < rules.length - 1 || (rules[all]?.errorEquals.length ?? 0) > 1)) {
    fields.reject(`in field '${field}', States.ALL must stand alone and last.`);
  }
  return rules;
}

function parseErrorEquals(fields: Fields): string[] {
  const names = fields.list('ErrorEquals');
  if (names.length > 0 && names.every((name) => typeof name === 'string')) return names;
  return fields.reject("field 'ErrorEquals' must be a list of error names.");
}

function parseRetrier(fields: Fields): Retrier {
  const retrier: Retrier = {
    errorEquals: parseErrorEquals(fields),
    intervalSeconds: fields.number('IntervalSeconds', { from: 1, whole: true }) ?? 1,
    maxAttempts: fields.number('MaxAttempts', { from: 0, whole: true }) ?? 3,
    backoffRate: fields.number('BackoffRate', { from: 1, whole: false }) ?? 2,
    maxDelaySeconds: fields.number('MaxDelaySeconds', { from: 1, whole: true }),
    jitter: fields.word('JitterStrategy', ['NONE', 'FULL']),
  };
  if ((retrier.maxDelaySeconds ?? Infinity) <= retrier.intervalSeconds) {
    fields.reject("field 'MaxDelaySeconds' must be greater than IntervalSeconds.");
  }
  return retrier;
}

function parseCatcher(fields: Fields): Catcher {
  return { errorEquals: parseErrorEquals(fields), next: fields.text('Next'), ...parseEffects(fields) };
}
