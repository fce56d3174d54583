import { DecryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import { Secret } from '../../domain/secret.ts';
import type { SecretContext } from '../../ports/secrets.ts';
import { partContext } from './part-context.ts';

/** Decrypts what `sealSecret` made. KMS refuses another context, another key and anything changed. */
export async function openSealed(
  client: KMSClient,
  KeyId: string,
  sealed: string,
  context: SecretContext,
): Promise<Secret> {
  const parts = sealed.split('.');
  const opened = parts.map(async (part, index) => {
    const EncryptionContext = partContext(context, index, parts.length);
    const CiphertextBlob = Buffer.from(part, 'base64');
    const { Plaintext } = await client.send(new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext }));
    if (!Plaintext) throw new Error('KMS answered no plaintext');
    return Buffer.from(Plaintext);
  });
  const bytes = Buffer.concat(await Promise.all(opened));
  return new Secret(bytes.subarray(1).toString());
}
