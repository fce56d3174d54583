import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../contracts/aws-error.ts';
import type { Caller } from '../contracts/aws-service.ts';
import { canonicalRequest } from './canonical-request.ts';
import type { FindCredentials } from './find-credentials.ts';
import type { Signature } from './signature.ts';
import { signingKey } from './signing-key.ts';
import type { WireRequest } from './wire-request.ts';

/** How far a signer's clock may be off, as on AWS. */
const ALLOWED_SKEW_MS = 15 * 60_000;

/**
 * Who signed this request. `nowMs` is real time, also where the cloud's own clock is injected: signers are real.
 * @throws AwsError UnrecognizedClientException, InvalidClientTokenId, SignatureDoesNotMatch, RequestExpired
 */
export function verifySignature(
  request: WireRequest,
  signature: Signature,
  find: FindCredentials,
  nowMs: number,
): Caller {
  const known = find(signature.accessKeyId);
  if (known === undefined || known.sessionToken !== signature.sessionToken) throw unknownKey();
  refuseOutOfTime(signature, nowMs);
  const expected = Buffer.from(sign(canonicalRequest(request, signature), signature, known.secretAccessKey));
  if (!timingSafeEqual(expected, Buffer.from(signature.value.padEnd(64).slice(0, 64)))) throw mismatch();
  return known.caller;
}

function unknownKey(): AwsError {
  return new AwsError(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    {
      status: 403,
    },
  );
}

function mismatch(): AwsError {
  return new AwsError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    { status: 403 },
  );
}

function refuseOutOfTime({ signedAt, expiresSeconds }: Signature, nowMs: number): void {
  const signedMs = Date.parse(
    signedAt.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  const oldestMs = nowMs - (expiresSeconds === undefined ? ALLOWED_SKEW_MS : expiresSeconds * 1000);
  if (signedMs >= oldestMs && signedMs <= nowMs + ALLOWED_SKEW_MS) return;
  const code = expiresSeconds === undefined ? 'RequestTimeTooSkewed' : 'AccessDenied';
  throw new AwsError(
    code,
    expiresSeconds === undefined ? 'The request time is too far off.' : 'Request has expired',
    {
      status: 403,
    },
  );
}

function sign(canonical: string, signature: Signature, secretAccessKey: string): string {
  const { date, region, service, signedAt } = signature;
  const scope = `${date}/${region}/${service}/aws4_request`;
  const toSign = `AWS4-HMAC-SHA256\n${signedAt}\n${scope}\n${createHash('sha256').update(canonical).digest('hex')}`;
  return createHmac('sha256', signingKey(secretAccessKey, signature)).update(toSign).digest('hex');
}
