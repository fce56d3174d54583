import { IdentityError } from '../../domain/errors.ts';
import type { IdentityProof } from '../../ports/identity.ts';

const BODY = 'Action=GetCallerIdentity&Version=2011-06-15';
const NONCE_HEADER = 'x-opswright-nonce';
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/([a-z0-9-]+)\/sts\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=[0-9a-f]{64}$/;
const PRINTABLE = /^[\x20-\x7e]*$/;

/**
 * Checks all of a proof but its signature, which only STS can.
 * @returns the region the signature was made for
 * @throws IdentityError when it is not a GetCallerIdentity bound to our nonce
 */
export function checkProof({ body, headers }: IdentityProof, nonce: string): { region: string } {
  if (body !== BODY) throw new IdentityError('The identity proof is not a GetCallerIdentity request.');
  const [, region, signedHeaders] = AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  if (!region || !signedHeaders) throw new IdentityError('The identity proof is not signed for STS.');
  if (!Object.values(headers).every((value) => PRINTABLE.test(value)))
    throw new IdentityError('The identity proof has headers that HTTP does not allow.');
  // A header that is not signed could have been added to a proof that was made for someone else.
  if (!signedHeaders.split(';').includes(NONCE_HEADER))
    throw new IdentityError('The identity proof does not sign the nonce.');
  if (headers[NONCE_HEADER] !== nonce)
    throw new IdentityError('The identity proof was made for another nonce.');
  return { region };
}
