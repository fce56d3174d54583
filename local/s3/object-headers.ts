import type { WireRequest } from '../wire/wire-request.ts';
import type { StoredObject } from './object-store.ts';

const KEPT = ['content-type', 'cache-control', 'content-disposition', 'content-language', 'expires'];

/** The headers of a put that its object is answered with. */
export function keptHeaders({ headers }: WireRequest): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) => KEPT.includes(name) || name.startsWith('x-amz-meta-'),
  );
  // `aws-chunked` says how the body came here, not what it is.
  const encoding = (headers['content-encoding'] ?? '')
    .split(/,\s*/)
    .filter((name) => name !== 'aws-chunked')
    .join(',');
  return {
    'content-type': 'binary/octet-stream',
    ...Object.fromEntries(kept),
    ...(encoding === '' ? {} : { 'content-encoding': encoding }),
  };
}

/** The headers of an answer. A signed URL may say by `response-*` what some are to be. */
export function answeredHeaders(object: StoredObject, { url }: WireRequest): Record<string, string> {
  const overrides = [...url.searchParams]
    .filter(([name]) => name.startsWith('response-'))
    .map(([name, value]) => [name.slice('response-'.length), value]);
  return {
    ...object.headers,
    etag: object.etag,
    'last-modified': new Date(object.modifiedMs).toUTCString(),
    'accept-ranges': 'bytes',
    'content-length': String(object.size),
    ...Object.fromEntries(overrides),
  };
}
