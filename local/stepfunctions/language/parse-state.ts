import type { Fields } from './fields.ts';
import type { State } from './machine.ts';
import { parseChoice } from './parse-choice.ts';
import { parseEffects } from './parse-effects.ts';
import type { ParseInnerScope } from './parse-inner-scope.ts';
import { parseMap } from './parse-map.ts';
import { parseParallel } from './parse-parallel.ts';
import { parseTask } from './parse-task.ts';
import { parseTransition } from './parse-transition.ts';
import { parseWait } from './parse-wait.ts';
import { requireJsonata } from './require-jsonata.ts';

export function parseState(name: string, fields: Fields, parseScope: ParseInnerScope): State {
  requireJsonata(fields);
  const state = parseType(name, fields, parseScope);
  fields.finish();
  return state;
}

function parseType(name: string, fields: Fields, parseScope: ParseInnerScope): State {
  const type = fields.text('Type');
  switch (type) {
    case 'Pass':
      return { type, name, ...parseEffects(fields), transition: parseTransition(fields) };
    case 'Task':
      return parseTask(name, fields);
    case 'Choice':
      return parseChoice(name, fields);
    case 'Wait':
      return parseWait(name, fields);
    case 'Parallel':
      return parseParallel(name, fields, parseScope);
    case 'Map':
      return parseMap(name, fields, parseScope);
    case 'Succeed':
      return { type, name, output: fields.optionalTemplate('Output') };
    case 'Fail':
      return { type, name, error: fields.optionalTemplate('Error'), cause: fields.optionalTemplate('Cause') };
    default:
      return fields.reject(`field 'Type' has the unknown value '${type}'.`);
  }
}
