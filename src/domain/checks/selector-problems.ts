import { problemIf } from './problem-if.ts';

/**
 * Reads take exactly one of several ways to say what is wanted. An empty list says nothing.
 * @param selectors the alternatives as the request has them
 * @param sentence OpsWorks' own words for this read
 */
export function selectorProblems(selectors: readonly unknown[], sentence: string): string[] {
  const given = selectors.filter(
    (value) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return problemIf(given.length !== 1, sentence);
}
