import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Secret } from '../../src/domain/secret.ts';
import type { SecretContext, Secrets } from '../../src/ports/secrets.ts';

const MASTER_KEY = Buffer.alloc(32, 'a master key for tests only');

/** The Secrets port in memory: really encrypted, so that a test sees it when a secret is stored in the clear. */
export function createMemorySecrets(): Secrets {
  return {
    derive: async (label) => new Secret(createHmac('sha256', MASTER_KEY).update(label).digest('base64url')),
    seal: async (secret, context) => seal(secret.reveal(), context),
    open: async (sealed, context) => new Secret(open(sealed, context)),
  };
}

function seal(value: string, context: SecretContext): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', MASTER_KEY, nonce).setAAD(bytesOf(context));
  const body = Buffer.concat([cipher.update(value), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

function open(sealed: string, context: SecretContext): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', MASTER_KEY, bytes.subarray(0, 12))
    .setAAD(bytesOf(context))
    .setAuthTag(bytes.subarray(12, 28));
  return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
}

function bytesOf(context: SecretContext): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort()));
}
