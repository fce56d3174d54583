import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AwsError } from '../contracts/aws-error.ts';
import type { KmsKey } from './key-store.ts';

const CIPHER = 'aes-256-gcm';
const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

export type EncryptionContext = Record<string, string>;

/**
 * A ciphertext names its key, so that whoever decrypts need not:
 *
 *   version (1 byte) │ length of key id (1) │ key id │ iv (12) │ tag (16) │ ciphertext
 */
export function seal(key: KmsKey, plaintext: Uint8Array, context: EncryptionContext): Buffer {
  const keyId = Buffer.from(key.id);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key.material, iv).setAAD(boundTo(key.id, context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION, keyId.length]), keyId, iv, cipher.getAuthTag(), ciphertext]);
}

/** The id of the key that a ciphertext was made with. @throws AwsError InvalidCiphertextException */
export function sealedBy(sealed: Buffer): string {
  const [version, length = 0] = sealed;
  if (version !== VERSION || sealed.length < 2 + length + IV_BYTES + TAG_BYTES) throw invalid();
  return sealed.toString('utf8', 2, 2 + length);
}

/** @throws AwsError InvalidCiphertextException when anything was changed, the context included */
export function unseal(key: KmsKey, sealed: Buffer, context: EncryptionContext): Buffer {
  const body = sealed.subarray(2 + Buffer.byteLength(key.id));
  const decipher = createDecipheriv(CIPHER, key.material, body.subarray(0, IV_BYTES))
    .setAAD(boundTo(key.id, context))
    .setAuthTag(body.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(body.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    throw invalid();
  }
}

/** The order in which a context's pairs are given does not matter. */
function boundTo(keyId: string, context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify([keyId, pairs]));
}

function invalid(): AwsError {
  // KMS says no more either: why a ciphertext is refused would help whoever forged it.
  return new AwsError('InvalidCiphertextException', 'The ciphertext is not valid');
}
