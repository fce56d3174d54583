import type { Owner } from '../owner.ts';
import type { Permission } from '../permission.ts';

/** A decryption that names no key is of the key that the ciphertext names. */
export function kmsPermissions(
  operation: string,
  { KeyId }: { KeyId?: string },
  { region, accountId }: Owner,
): Permission[] {
  const action = `kms:${operation}`;
  if (KeyId === undefined) return [{ action }];
  const name = KeyId.startsWith('alias/') ? KeyId : `key/${KeyId}`;
  return [
    { action, resource: KeyId.startsWith('arn:') ? KeyId : `arn:aws:kms:${region}:${accountId}:${name}` },
  ];
}
