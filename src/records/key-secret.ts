import type { Secret } from '../domain/secret.ts';
import type { Secrets } from '../ports/secrets.ts';

/** The secret half of an access key that we issued, the same at every call: nothing is stored per key. */
export function keySecret(secrets: Secrets, accessKeyId: string): Promise<Secret> {
  return secrets.derive(`access-key/${accessKeyId}`);
}
