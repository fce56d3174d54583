import { timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../domain/secret.ts';
import { ApiError } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { lowerCaseNames } from '../lower-case-names.ts';
import { type Authorization, parseAuthorization } from './authorization.ts';
import { canonicalRequest } from './canonical-request.ts';
import { checkFreshness } from './check-freshness.ts';
import { signatureOf } from './signature-of.ts';

interface VerifyOptions<Principal> {
  /** The service that the signature must be scoped to: `opsworks` or `opsworks-agent`. */
  service: string;
  now: Date;
  findKey(accessKeyId: string): Promise<{ secret: Secret; principal: Principal } | undefined>;
}

interface Verified<Principal> {
  principal: Principal;
  accessKeyId: string;
  signature: string;
}

/**
 * Who signed the request, by its SigV4 Authorization header. Method, path, query, body and every `x-amz-*`
 * header are under the signature: `x-amz-target` chooses the operation.
 * @throws ApiError saying what about the signature does not hold
 */
export async function verifySignature<Principal>(
  request: HttpRequest,
  { service, now, findKey }: VerifyOptions<Principal>,
): Promise<Verified<Principal>> {
  const headers = lowerCaseNames(request.headers);
  const authorization = parseAuthorization(headers.get('authorization'));
  const amzDate = requireDate(headers);
  checkScope(authorization, service, amzDate);
  const signedHeaders = requireSigned(authorization.signedHeaders, headers);
  checkFreshness(amzDate, now);

  const key = await findKey(authorization.accessKeyId);
  if (key === undefined)
    throw new ApiError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  const expected = signatureOf(canonicalRequest(request, signedHeaders), key.secret, amzDate, authorization);
  checkEqual(expected, authorization.signature);
  return {
    principal: key.principal,
    accessKeyId: authorization.accessKeyId,
    signature: authorization.signature,
  };
}

function requireDate(headers: Map<string, string>): string {
  const date = headers.get('x-amz-date');
  if (date !== undefined) return date;
  throw new ApiError(
    'IncompleteSignatureException',
    "Authorization header requires existence of a 'X-Amz-Date' header.",
  );
}

function checkScope(authorization: Authorization, service: string, amzDate: string): void {
  if (authorization.service !== service)
    throw invalid(`Credential should be scoped to correct service: '${service}'.`);
  if (!amzDate.startsWith(`${authorization.date}T`))
    throw invalid(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${authorization.date}' != '${amzDate}'.`,
    );
}

/** The signed headers with their values. What is not signed could have been changed on the way. */
function requireSigned(signed: readonly string[], headers: Map<string, string>): [string, string][] {
  const vital = ['host', ...[...headers.keys()].filter((name) => name.startsWith('x-amz-'))];
  const unsigned = vital.find((name) => !signed.includes(name));
  if (unsigned !== undefined) throw invalid(`The header '${unsigned}' must be signed.`);
  return signed.map((name) => {
    const value = headers.get(name);
    if (value === undefined) throw invalid(`The signed header '${name}' was not sent.`);
    return [name, value];
  });
}

function checkEqual(expected: Buffer, given: string): void {
  const bytes = Buffer.from(given, 'hex');
  // Constant time: how long a refusal takes must not say how much of a guess was right.
  if (bytes.length === expected.length && timingSafeEqual(expected, bytes)) return;
  throw invalid(
    'The request signature we calculated does not match the signature you provided. ' +
      'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  );
}

function invalid(message: string): ApiError {
  return new ApiError('InvalidSignatureException', message);
}
