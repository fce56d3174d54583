import { ValidationError } from './errors.ts';

/** @throws ValidationError that tells all problems at once, when there are any */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new ValidationError(problems.join(' '));
}
