import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';
import { Secret } from '../domain/secret.ts';
import type { Secrets } from '../ports/secrets.ts';
import { callAws } from './call-aws.ts';
import { openSealed } from './kms/open-sealed.ts';
import { sealSecret } from './kms/seal-secret.ts';

/** As many derived secrets as one function instance remembers: the keys of the people and machines it serves now. */
const MOST_REMEMBERED = 1000;

/**
 * Secrets under two KMS keys: `macKeyId` (HMAC_256) derives, `sealingKeyId` (symmetric) seals and opens.
 * Derived secrets are remembered for the life of this instance, because every signed request needs one.
 */
export function createKmsSecrets(options: {
  client: KMSClient;
  macKeyId: string;
  sealingKeyId: string;
}): Secrets {
  const { client, macKeyId, sealingKeyId } = options;
  const derived = new Map<string, Secret>();

  return {
    derive: async (label) => {
      const known = derived.get(label);
      if (known) return known;
      const secret = await callAws('KMS', () => mac(client, macKeyId, label));
      if (derived.size >= MOST_REMEMBERED) derived.clear();
      derived.set(label, secret);
      return secret;
    },
    seal: (secret, context) => callAws('KMS', () => sealSecret(client, sealingKeyId, secret, context)),
    open: (sealed, context) => callAws('KMS', () => openSealed(client, sealingKeyId, sealed, context)),
  };
}

async function mac(client: KMSClient, KeyId: string, label: string): Promise<Secret> {
  const command = new GenerateMacCommand({
    KeyId,
    MacAlgorithm: 'HMAC_SHA_256',
    Message: Buffer.from(label),
  });
  const { Mac } = await client.send(command);
  if (!Mac) throw new Error('KMS answered no MAC');
  return new Secret(Buffer.from(Mac).toString('base64url'));
}
