import type { Secret } from '../domain/secret.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Sealed } from './sealed.ts';
import { type SecretOwner, secretContext } from './secret-context.ts';

/** The secret at a member path of a record, `undefined` where none was given. */
export async function openSealed(
  secrets: Secrets,
  owner: SecretOwner,
  sealed: Sealed,
  member: string,
): Promise<Secret | undefined> {
  const ciphertext = Object.hasOwn(sealed, member) ? sealed[member] : undefined;
  return ciphertext === undefined ? undefined : secrets.open(ciphertext, secretContext(owner, member));
}
