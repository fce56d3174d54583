import type { DeclaredFunction, Route } from './declared-cloud.ts';
import type { Document, FunctionEntry } from './document.ts';
import { readStatements } from './read-statements.ts';
import { type Names, resolveIntrinsics } from './resolve-intrinsics.ts';

/** The Serverless Framework's own default. */
const DEFAULT_TIMEOUT_SECONDS = 6;
/** Lambda's own default for asynchronous invocations. */
const DEFAULT_RETRY_ATTEMPTS = 2;

export function readFunction(
  key: string,
  entry: FunctionEntry,
  provider: Document['provider'],
  { name, arn }: { name: string; arn: string },
  names: Names,
): DeclaredFunction {
  const resolve = (node: unknown): unknown => resolveIntrinsics(node, names);
  return {
    key,
    name,
    arn,
    module: entry.handler.slice(0, entry.handler.lastIndexOf('.')),
    environment: textValues(resolve({ ...provider.environment, ...entry.environment })),
    timeoutSeconds: entry.timeout ?? provider.timeout ?? DEFAULT_TIMEOUT_SECONDS,
    statements: readStatements(resolve(statementsOf(entry, provider))),
    routes: (entry.events ?? []).flatMap(({ httpApi }) =>
      httpApi === undefined ? [] : [readRoute(httpApi)],
    ),
    maximumRetryAttempts: entry.maximumRetryAttempts ?? DEFAULT_RETRY_ATTEMPTS,
    deadLetterArn: destinationArn(resolve(entry.onError ?? entry.destinations?.onFailure)),
  };
}

/** A function with statements of its own has those alone, unless it says that it inherits the shared ones. */
function statementsOf(entry: FunctionEntry, provider: Document['provider']): unknown[] {
  const shared = provider.iam?.role?.statements ?? [];
  if (entry.iamRoleStatements === undefined) return shared;
  return entry.iamRoleStatementsInherit ? [...shared, ...entry.iamRoleStatements] : entry.iamRoleStatements;
}

/** An ARN, or `{ type, arn }`. */
function destinationArn(destination: unknown): string | undefined {
  if (typeof destination === 'string') return destination;
  return (destination as { arn?: string } | undefined)?.arn;
}

/** Lambda's environment is text. */
function textValues(environment: unknown): Record<string, string> {
  const entries = Object.entries(environment as Record<string, unknown>);
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

interface HttpApiEvent {
  method?: string;
  path?: string;
  authorizer?: { type?: string } | string;
}

/** `'POST /path'`, `'*'` or `{ method, path, authorizer }`. */
function readRoute(event: unknown): Route {
  if (typeof event !== 'string') {
    const { method = '*', path = '$default', authorizer } = event as HttpApiEvent;
    const type = typeof authorizer === 'object' ? authorizer.type : undefined;
    return { method: method.toUpperCase(), path, iamAuthorizer: type === 'aws_iam' };
  }
  const [method = '*', path = '$default'] = event.trim().split(/\s+/);
  return { method: method.toUpperCase(), path, iamAuthorizer: false };
}
