import type { Source } from '../../model/opsworks.generated.ts';
import { problemIf } from './problem-if.ts';

/** What is wrong with a repository; an empty source is none, which is fine. */
export function sourceProblems(member: string, source: Source, chefVersion: string): string[] {
  if (Object.values(source).every((value) => value === undefined || value === '')) return [];
  return [
    ...problemIf(!source.Type, `${member}.Type: can't be blank when a source is given.`),
    ...problemIf(!source.Url?.trim(), `${member}.Url: can't be blank when a source is given.`),
    // The URL becomes an argument of git and svn on the instance: it must not be taken for an option of theirs.
    ...problemIf(/^-|\s|\p{Cc}/u.test(source.Url ?? ''), `${member}.Url: is not a valid URL.`),
    ...problemIf(/^-|\s|\p{Cc}/u.test(source.Revision ?? ''), `${member}.Revision: is not a valid revision.`),
    ...problemIf(
      source.Type === 'svn' && chefVersion === '12',
      `${member}.Type: svn is not supported by stacks with Chef 12.`,
    ),
  ];
}
