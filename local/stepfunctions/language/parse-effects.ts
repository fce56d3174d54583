import { compileTemplate } from '../expressions/compile-template.ts';
import type { Fields } from './fields.ts';
import type { Effects } from './machine.ts';

const VARIABLE = /^[\p{ID_Start}_][\p{ID_Continue}]{0,79}$/u;

/** Takes `Output` and `Assign`. */
export function parseEffects(fields: Fields): Effects {
  return { output: fields.optionalTemplate('Output'), assign: parseAssign(fields) };
}

function parseAssign(fields: Fields): Effects['assign'] {
  const assign = fields.take('Assign') ?? {};
  if (typeof assign !== 'object' || Array.isArray(assign))
    return fields.reject("field 'Assign' must be an object.");
  return Object.entries(assign).map(([variable, value]) => {
    if (!VARIABLE.test(variable) || variable === 'states') {
      fields.reject(`field 'Assign' gives a value to '${variable}', which cannot be a variable's name.`);
    }
    return [variable, compileTemplate(value, { where: fields.where, field: `Assign.${variable}` })];
  });
}
