import { EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { Secret } from '../../domain/secret.ts';
import type { SecretContext } from '../../ports/secrets.ts';
import { partContext } from './part-context.ts';

/** The most that KMS encrypts in one call. */
const MOST_BYTES = 4096;

/** Encrypts a secret of any length: beyond KMS's limit in parts, joined by dots. */
export async function sealSecret(
  client: KMSClient,
  KeyId: string,
  secret: Secret,
  context: SecretContext,
): Promise<string> {
  const parts = partsOf(Buffer.from(secret.reveal()));
  const sealed = parts.map(async (Plaintext, index) => {
    const EncryptionContext = partContext(context, index, parts.length);
    const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId, Plaintext, EncryptionContext }));
    if (!CiphertextBlob) throw new Error('KMS answered no ciphertext');
    return Buffer.from(CiphertextBlob).toString('base64');
  });
  return (await Promise.all(sealed)).join('.');
}

/** At least one part, and never an empty one: KMS encrypts no empty text, so a zero byte stands before the text. */
function partsOf(text: Buffer): Buffer[] {
  const bytes = Buffer.concat([Buffer.alloc(1), text]);
  const count = Math.ceil(bytes.length / MOST_BYTES);
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * MOST_BYTES, (index + 1) * MOST_BYTES),
  );
}
