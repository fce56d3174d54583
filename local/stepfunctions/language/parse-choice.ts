import { Fields } from './fields.ts';
import type { ChoiceRule, ChoiceState } from './machine.ts';
import { parseEffects } from './parse-effects.ts';

/**
 * `Output` and `Assign` are taken in the rules only: AWS's own pages disagree on whether those of the whole state
 * count for the default alone or for every rule. A last rule that is always true says the same without doubt.
 */
export function parseChoice(name: string, fields: Fields): ChoiceState {
  for (const doubtful of ['Output', 'Assign']) {
    if (fields.has(doubtful)) {
      fields.reject(
        `field '${doubtful}' of a Choice is outside the subset; give it to the rules, with a last rule {% true %}.`,
      );
    }
  }
  const rules = fields
    .list('Choices')
    .map((rule, index) => parseRule(new Fields(rule, `${fields.where}, rule ${index + 1}`)));
  if (rules.length === 0) fields.reject("field 'Choices' must have a rule.");
  return { type: 'Choice', name, rules, default: fields.optionalText('Default') };
}

function parseRule(fields: Fields): ChoiceRule {
  const rule = {
    condition: fields.template('Condition'),
    next: fields.text('Next'),
    ...parseEffects(fields),
  };
  fields.finish();
  return rule;
}
