import type { Statement } from '../serverless/declared-cloud.ts';
import { covers } from './allows.ts';
import type { Permission } from './permission.ts';

/** Actions that statements allow and no recorded call has needed: granted for nothing. */
export function unusedGrants(statements: readonly Statement[], needed: readonly Permission[]): string[] {
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => statement.actions.map((action) => ({ ...statement, actions: [action] })))
    .filter((grant) => !needed.some((permission) => covers(grant, permission)))
    .map(({ actions }) => actions.join());
}
