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

/** Patterns are those of serverless.yml: few, and asked for with every call. */
const expressions = new Map<string, RegExp>();

/** IAM's wildcards: `*` for any text, `?` for one character. */
function matches(pattern: string, text: string): boolean {
  const expression = expressions.get(pattern) ?? compile(pattern);
  expressions.set(pattern, expression);
  return expression.test(text);
}

function compile(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's');
}
