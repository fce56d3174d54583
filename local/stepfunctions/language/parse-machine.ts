import { checkNames } from './check-names.ts';
import { Fields } from './fields.ts';
import type { Machine } from './machine.ts';
import { parseScope } from './parse-scope.ts';
import { requireJsonata } from './require-jsonata.ts';

/**
 * Reads a state machine's definition.
 * @throws RejectedDefinitionError naming the state and the field that this interpreter does not run
 */
export function parseMachine(name: string, definition: unknown): Machine {
  const fields = new Fields(definition, `State machine '${name}'`);
  fields.word('Version', ['1.0']);
  if (!fields.has('QueryLanguage'))
    fields.reject("field 'QueryLanguage' must be JSONata; the default is JSONPath.");
  requireJsonata(fields);
  const timeoutSeconds = fields.number('TimeoutSeconds', { from: 1, whole: true });
  const machine = { name, timeoutSeconds, scope: parseScope(fields) };
  fields.finish();
  checkNames(machine);
  return machine;
}
