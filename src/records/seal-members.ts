import { ValidationError } from '../domain/errors.ts';
import { FILTERED } from '../domain/filtered.ts';
import { Secret } from '../domain/secret.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Sealed } from './sealed.ts';
import { type SecretOwner, secretContext } from './secret-context.ts';

/** Secret members of a record by their path, as the request has them. */
export type SecretMembers = Readonly<Record<string, string | null | undefined>>;

/**
 * Encrypts what was given, keeps what came back masked, and drops what is no longer there.
 * @throws ValidationError for a mask with nothing stored behind it
 */
export async function sealMembers(
  secrets: Secrets,
  owner: SecretOwner,
  members: SecretMembers,
  stored: Sealed = {},
): Promise<Sealed> {
  const given = Object.entries(members).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const seal = async ([member, value]: [string, string]) => [
    member,
    value === FILTERED
      ? keep(stored, member)
      : await secrets.seal(new Secret(value), secretContext(owner, member)),
  ];
  return Object.fromEntries(await Promise.all(given.map(seal)));
}

function keep(stored: Sealed, member: string): string {
  const ciphertext = Object.hasOwn(stored, member) ? stored[member] : undefined;
  if (ciphertext !== undefined) return ciphertext;
  throw new ValidationError(
    `${member}: is masked, and there is no stored value to keep. Give the value itself.`,
  );
}
