import { problemIf } from './problem-if.ts';

/** A name must say something, in at most `maximum` characters. */
export function nameProblems(member: string, name: string, maximum: number): string[] {
  return [
    ...problemIf(name.trim() === '', `${member}: can't be blank.`),
    ...problemIf([...name].length > maximum, `${member}: is too long (maximum is ${maximum} characters).`),
  ];
}
