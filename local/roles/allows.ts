import type { Statement } from '../serverless/declared-cloud.ts';
import type { Permission } from './permission.ts';

/** Whether statements allow this: some statement must, and none may deny it. */
export function allows(statements: readonly Statement[], permission: Permission): boolean {
  const meant = statements.filter((statement) => covers(statement, permission));
  return meant.length > 0 && meant.every(({ effect }) => effect === 'Allow');
}

/** Whether a statement speaks of this action on this resource. */
export function covers({ actions, resources }: Statement, { action, resource }: Permission): boolean {
  return (
    actions.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
    (resource === undefined || resources.some((pattern) => matches(pattern, resource)))
  );
}

/** IAM's wildcards: `*` for any text, `?` for one character. */
function matches(pattern: string, text: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 's').test(text);
}
