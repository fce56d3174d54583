import { createHmac, timingSafeEqual } from 'node:crypto';
import type { GenerateMacRequest, VerifyMacRequest } from '@aws-sdk/client-kms';
import { AwsError } from '../contracts/aws-error.ts';
import type { Call } from '../contracts/aws-service.ts';
import type { KmsKey } from './key-store.ts';
import { type KmsContext, keyArn, requireLength } from './kms-context.ts';

const USAGE = 'GENERATE_VERIFY_MAC';
const NOTHING = new Uint8Array();

export function generateMac(kms: KmsContext, request: GenerateMacRequest, call: Call) {
  const { KeyId = '', Message = NOTHING, MacAlgorithm } = request;
  const key = kms.keys.findFor(KeyId, USAGE);
  return {
    Mac: new Uint8Array(macOf(key, Message, MacAlgorithm)),
    MacAlgorithm,
    KeyId: keyArn(kms, key, call),
  };
}

export function verifyMac(kms: KmsContext, request: VerifyMacRequest, call: Call) {
  const { KeyId = '', Message = NOTHING, Mac = NOTHING, MacAlgorithm } = request;
  const key = kms.keys.findFor(KeyId, USAGE);
  const expected = macOf(key, Message, MacAlgorithm);
  const MacValid = expected.length === Mac.length && timingSafeEqual(expected, Mac);
  if (!MacValid) throw new AwsError('KMSInvalidMacException', 'The MAC is not valid');
  return { MacValid, MacAlgorithm, KeyId: keyArn(kms, key, call) };
}

/** Each algorithm has a key spec of its own: `HMAC_SHA_256` is for `HMAC_256`. */
function macOf({ spec, material }: KmsKey, message: Uint8Array, algorithm: string | undefined): Buffer {
  requireLength(message);
  if (algorithm?.replace('SHA_', '') !== spec) {
    throw new AwsError('InvalidKeyUsageException', `${algorithm} is not an algorithm of ${spec} keys`);
  }
  return createHmac(`sha${spec.replace('HMAC_', '')}`, material)
    .update(message)
    .digest();
}
