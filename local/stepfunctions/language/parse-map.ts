import { Fields } from './fields.ts';
import type { MapState, Scope } from './machine.ts';
import { parseEffects } from './parse-effects.ts';
import type { ParseInnerScope } from './parse-inner-scope.ts';
import { parseRecovery } from './parse-recovery.ts';
import { parseTransition } from './parse-transition.ts';
import { requireJsonata } from './require-jsonata.ts';

/** An INLINE Map. The `ToleratedFailure…` fields belong to a distributed one: inline, any failing item fails the Map. */
export function parseMap(name: string, fields: Fields, parseScope: ParseInnerScope): MapState {
  return {
    type: 'Map',
    name,
    items: fields.optionalTemplate('Items'),
    itemSelector: fields.optionalTemplate('ItemSelector'),
    maxConcurrency: fields.optionalCount('MaxConcurrency', 0),
    processor: parseProcessor(
      new Fields(fields.take('ItemProcessor'), `${fields.where}, field 'ItemProcessor'`),
      parseScope,
    ),
    ...parseEffects(fields),
    ...parseRecovery(fields),
    transition: parseTransition(fields),
  };
}

function parseProcessor(fields: Fields, parseScope: ParseInnerScope): Scope {
  const config = new Fields(fields.take('ProcessorConfig') ?? {}, `${fields.where}.ProcessorConfig`);
  config.word('Mode', ['INLINE']);
  config.finish();
  requireJsonata(fields);
  const scope = parseScope(fields);
  fields.finish();
  return scope;
}
