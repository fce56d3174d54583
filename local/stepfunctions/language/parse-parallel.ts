import { Fields } from './fields.ts';
import type { ParallelState } from './machine.ts';
import { parseEffects } from './parse-effects.ts';
import type { ParseInnerScope } from './parse-inner-scope.ts';
import { parseRecovery } from './parse-recovery.ts';
import { parseTransition } from './parse-transition.ts';

export function parseParallel(name: string, fields: Fields, parseScope: ParseInnerScope): ParallelState {
  const branches = fields.list('Branches').map((branch, index) => {
    const branchFields = new Fields(branch, `${fields.where}, branch ${index + 1}`);
    const scope = parseScope(branchFields);
    branchFields.finish();
    return scope;
  });
  if (branches.length === 0) fields.reject("field 'Branches' must have a branch.");
  return {
    type: 'Parallel',
    name,
    branches,
    arguments: fields.optionalTemplate('Arguments'),
    ...parseEffects(fields),
    ...parseRecovery(fields),
    transition: parseTransition(fields),
  };
}
