import type { Operation } from '../operation.ts';

export interface RestRoute {
  operation: Operation;
  /** Path labels, decoded. */
  labels: Record<string, string>;
}

/** Finds the operation whose method and path template a request meets. */
export function findRestRoute(
  operations: Iterable<Operation>,
  method: string,
  path: string,
): RestRoute | undefined {
  for (const operation of operations) {
    const [ownMethod, template] = operation.http ?? [];
    if (ownMethod !== method || template === undefined) continue;
    const found = pathPattern(template).exec(path);
    if (found !== null) return { operation, labels: decodeLabels(found.groups) };
  }
  return undefined;
}

/** `/functions/{Name}/x` matches one segment; a greedy label `{Name+}` any number of them. */
function pathPattern(template: string): RegExp {
  const path = (template.split('?', 1)[0] ?? '').replace(/\/$/, '');
  const pattern = path.replace(/\{(\w+)(\+?)\}/g, (_, label: string, greedy: string) =>
    greedy ? `(?<${label}>.+)` : `(?<${label}>[^/]+)`,
  );
  return new RegExp(`^${pattern}/?$`);
}

function decodeLabels(groups: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}
