import type { Permission } from '../permission.ts';
import type { Owner } from '../required-permissions.ts';

/** A decryption that names no key is of the key in the ciphertext: the statement must then cover any key. */
export function kmsPermissions(
  operation: string,
  { KeyId }: { KeyId?: string },
  { region, accountId }: Owner,
): Permission[] {
  const action = `kms:${operation}`;
  if (KeyId === undefined) return [{ action, resource: '*' }];
  const name = KeyId.startsWith('alias/') ? KeyId : `key/${KeyId}`;
  return [
    { action, resource: KeyId.startsWith('arn:') ? KeyId : `arn:aws:kms:${region}:${accountId}:${name}` },
  ];
}
