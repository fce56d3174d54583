import type { Statement } from './declared-cloud.ts';

interface RawStatement {
  Effect?: string;
  Action?: string | string[];
  Resource?: string | string[];
  NotAction?: unknown;
  NotResource?: unknown;
}

/** IAM statements with their references resolved. @throws Error for a form that the role check does not heed */
export function readStatements(raw: unknown): Statement[] {
  return ((raw ?? []) as RawStatement[]).map((statement) => {
    if (statement.NotAction !== undefined || statement.NotResource !== undefined) {
      throw new Error('serverless.yml: the local role check does not know NotAction and NotResource');
    }
    return {
      effect: statement.Effect === 'Deny' ? 'Deny' : 'Allow',
      actions: [statement.Action ?? []].flat(),
      resources: [statement.Resource ?? []].flat(),
    };
  });
}
