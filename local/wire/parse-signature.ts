import type { Signature } from './signature.ts';
import type { WireRequest } from './wire-request.ts';

const HEADER_FORM =
  /^AWS4-HMAC-SHA256\s+Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/** Reads the signature in the header or, for a presigned URL, in the query; `undefined` when there is none. */
export function parseSignature(request: WireRequest): Signature | undefined {
  return request.headers.authorization === undefined ? fromQuery(request) : fromHeader(request);
}

function fromHeader({ headers }: WireRequest): Signature | undefined {
  const [, credential, signedHeaders, value] = HEADER_FORM.exec(headers.authorization ?? '') ?? [];
  const scope = parseCredential(credential);
  if (scope === undefined || signedHeaders === undefined || value === undefined) return undefined;
  return {
    ...scope,
    signedHeaders: signedHeaders.split(';'),
    value,
    signedAt: headers['x-amz-date'] ?? '',
    sessionToken: headers['x-amz-security-token'],
  };
}

function fromQuery({ url: { searchParams: query } }: WireRequest): Signature | undefined {
  const scope = parseCredential(query.get('X-Amz-Credential') ?? undefined);
  const value = query.get('X-Amz-Signature');
  if (scope === undefined || value === null) return undefined;
  return {
    ...scope,
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    value,
    signedAt: query.get('X-Amz-Date') ?? '',
    sessionToken: query.get('X-Amz-Security-Token') ?? undefined,
    expiresSeconds: Number(query.get('X-Amz-Expires') ?? 0),
  };
}

function parseCredential(
  credential: string | undefined,
): Pick<Signature, 'accessKeyId' | 'date' | 'region' | 'service'> | undefined {
  const [accessKeyId, date, region, service, terminator] = credential?.split('/') ?? [];
  if (!accessKeyId || !date || !region || !service || terminator !== 'aws4_request') return undefined;
  return { accessKeyId, date, region, service };
}
