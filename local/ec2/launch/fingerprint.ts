import { createHash } from 'node:crypto';

/** Hash of a request's parameters: equal for equal parameters in whatever order they were given. */
export function fingerprint(request: object): string {
  return createHash('sha256').update(JSON.stringify(request, inKeyOrder)).digest('hex');
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
