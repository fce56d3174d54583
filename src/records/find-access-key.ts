import type { Secret } from '../domain/secret.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Store } from '../ports/store.ts';
import type { AccessKeyRecord } from './access-key-record.ts';
import { keySecret } from './key-secret.ts';
import { accessKeyKey } from './keys.ts';

interface IssuedKey {
  secret: Secret;
  principal: AccessKeyRecord;
}

/** The key of this id, `undefined` when we never issued it or have taken it back. */
export async function findAccessKey(
  { store, secrets }: { store: Store; secrets: Secrets },
  accessKeyId: string,
): Promise<IssuedKey | undefined> {
  const principal = await store.get<AccessKeyRecord>(accessKeyKey(accessKeyId));
  return principal && { secret: await keySecret(secrets, accessKeyId), principal };
}
