import type { DeclaredFunction, Route } from '../../serverless/declared-cloud.ts';

export interface MatchedRoute {
  target: DeclaredFunction;
  /** `POST /agent/{proxy+}`, or `$default`. */
  routeKey: string;
  pathParameters: Record<string, string>;
  iamAuthorizer: boolean;
}

interface Candidate extends Route {
  target: DeclaredFunction;
  pattern: RegExp;
  /** Lower is chosen first. */
  rank: number;
}

export type MatchRoute = (method: string, path: string) => MatchedRoute | undefined;

/** Routes as API Gateway chooses them: a full match before a greedy one, a method's own before `ANY`, `$default` last. */
export function routeMatcher(functions: readonly DeclaredFunction[]): MatchRoute {
  const candidates = functions
    .flatMap((target) => target.routes.map((route) => toCandidate(target, route)))
    .sort((a, b) => a.rank - b.rank || b.path.length - a.path.length);

  return (method, path) => {
    for (const candidate of candidates) {
      if (candidate.method !== '*' && candidate.method !== method) continue;
      const found = candidate.pattern.exec(path);
      if (found !== null) return toMatch(candidate, found.groups);
    }
    return undefined;
  };
}

function toCandidate(target: DeclaredFunction, route: Route): Candidate {
  const isDefault = route.path === '$default' || route.path === '*';
  const rank =
    (isDefault ? 8 : 0) +
    (/\{\w+\+\}/.test(route.path) ? 4 : 0) +
    (/\{\w+\}/.test(route.path) ? 2 : 0) +
    (route.method === '*' ? 1 : 0);
  return { ...route, target, rank, pattern: isDefault ? /^/ : pathPattern(route.path) };
}

function pathPattern(path: string): RegExp {
  const pattern = path
    .replace(/[.*?^$|()[\]\\]/g, '\\$&')
    .replace(/\{(\w+)(\+?)\}/g, (_, name: string, greedy: string) =>
      greedy ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
    );
  return new RegExp(`^${pattern}$`);
}

function toMatch(
  { target, method, path, iamAuthorizer, rank }: Candidate,
  groups: Record<string, string> = {},
): MatchedRoute {
  const routeKey = rank >= 8 ? '$default' : `${method === '*' ? 'ANY' : method} ${path}`;
  return { target, routeKey, pathParameters: decoded(groups), iamAuthorizer };
}

function decoded(parameters: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, decode(value)]));
}

/** A lone `%` is no encoding: it stays what it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
