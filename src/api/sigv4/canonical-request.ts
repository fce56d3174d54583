import { createHash } from 'node:crypto';
import { ApiError } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';

/**
 * The request in the one spelling that both sides sign. The path is taken as it came, without resolving `.` or `..`:
 * a path that is spelt otherwise than it was signed is another path.
 */
export function canonicalRequest(
  { method, path, body }: Pick<HttpRequest, 'method' | 'path' | 'body'>,
  signedHeaders: readonly (readonly [name: string, value: string])[],
): string {
  const [pathname = '', query = ''] = splitOnce(path, '?');
  return [
    method,
    encode(pathname).replaceAll('%2F', '/'),
    canonicalQuery(query),
    ...signedHeaders.map(([name, value]) => `${name}:${value.trim().replace(/\s+/g, ' ')}`),
    '',
    signedHeaders.map(([name]) => name).join(';'),
    createHash('sha256').update(body).digest('hex'),
  ].join('\n');
}

/** Pairs in the order of their encoded names, then values; a name without a value has an empty one. */
function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => splitOnce(pair, '=').map((part) => encode(decode(part))))
    .map(([name = '', value = '']): [string, string] => [name, value])
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new ApiError('InvalidSignatureException', `The query string is not well encoded at '${text}'.`, {
      cause,
    });
  }
}

/** RFC 3986: everything but unreserved characters, and encodeURIComponent spares five too many. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
