import type { SecretContext } from '../ports/secrets.ts';

/** Which record holds the secret: `stack/<id>`, `layer/<id>` or `app/<id>`. */
export type SecretOwner = `${'stack' | 'layer' | 'app'}/${string}`;

/** Binds a ciphertext to the one record and member it was made for: copied elsewhere it does not open. */
export function secretContext(owner: SecretOwner, member: string): SecretContext {
  return { owner, member };
}
