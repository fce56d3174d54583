import { randomBytes } from 'node:crypto';
import type { DecryptRequest, EncryptRequest, GenerateDataKeyRequest } from '@aws-sdk/client-kms';
import { AwsError } from '../contracts/aws-error.ts';
import type { Call } from '../contracts/aws-service.ts';
import { seal, sealedBy, unseal } from './envelope.ts';
import { type KmsContext, keyArn, requireLength } from './kms-context.ts';

const USAGE = 'ENCRYPT_DECRYPT';
const NOTHING = new Uint8Array();

export function encrypt(kms: KmsContext, request: EncryptRequest, call: Call) {
  const { KeyId = '', Plaintext = NOTHING, EncryptionContext = {} } = request;
  const key = kms.keys.findFor(KeyId, USAGE);
  requireLength(Plaintext);
  return {
    CiphertextBlob: new Uint8Array(seal(key, Plaintext, EncryptionContext)),
    KeyId: keyArn(kms, key, call),
  };
}

export function decrypt(kms: KmsContext, request: DecryptRequest, call: Call) {
  const { CiphertextBlob = NOTHING, KeyId, EncryptionContext = {} } = request;
  const sealed = Buffer.from(CiphertextBlob);
  const key = kms.keys.findFor(sealedBy(sealed), USAGE);
  if (KeyId !== undefined && kms.keys.find(KeyId).id !== key.id) throw incorrectKey();
  return { Plaintext: new Uint8Array(unseal(key, sealed, EncryptionContext)), KeyId: keyArn(kms, key, call) };
}

export function generateDataKey(kms: KmsContext, request: GenerateDataKeyRequest, call: Call) {
  const Plaintext = new Uint8Array(randomBytes(request.NumberOfBytes ?? 32));
  return { ...encrypt(kms, { ...request, Plaintext }, call), Plaintext };
}

function incorrectKey(): AwsError {
  return new AwsError(
    'IncorrectKeyException',
    'The ciphertext was not made with the key that the request names',
  );
}
