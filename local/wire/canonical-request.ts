import { createHash } from 'node:crypto';
import type { Signature } from './signature.ts';
import type { WireRequest } from './wire-request.ts';

/** The text that SigV4 hashes and signs, built again from the request as it arrived. */
export function canonicalRequest(request: WireRequest, signature: Signature): string {
  return [
    request.method,
    canonicalPath(request, signature.service),
    canonicalQuery(request),
    ...signature.signedHeaders.map((name) => `${name}:${canonicalHeader(request, name)}`),
    '',
    signature.signedHeaders.join(';'),
    payloadHash(request, signature),
  ].join('\n');
}

/** S3 signs the path as sent; all other services encode it once more. */
function canonicalPath({ target }: WireRequest, service: string): string {
  const path = target.split('?', 1)[0] || '/';
  return service === 's3' ? path : path.split('/').map(encodeRfc3986).join('/');
}

function canonicalQuery({ url }: WireRequest): string {
  return [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encodeRfc3986(name), encodeRfc3986(value)] as const)
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function canonicalHeader({ headers }: WireRequest, name: string): string {
  return (headers[name] ?? '').trim().replace(/\s+/g, ' ');
}

/** Unsigned and chunked payloads name themselves in the header; presigned URLs never sign the payload. */
function payloadHash({ headers, body }: WireRequest, signature: Signature): string {
  const stated = headers['x-amz-content-sha256'];
  if (stated !== undefined && !/^[0-9a-f]{64}$/.test(stated)) return stated;
  if (signature.expiresSeconds !== undefined && signature.service === 's3') return 'UNSIGNED-PAYLOAD';
  return createHash('sha256').update(body).digest('hex');
}

function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** By code point, as SigV4 asks: not by language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
