import { timingSafeEqual } from 'node:crypto';
import { IdentityError } from '../../domain/errors.ts';
import type { Secrets } from '../../ports/secrets.ts';

const LIFETIME_MS = 5 * 60_000;

/** A nonce for one instance that nobody but us can make and that nothing has to be stored for. */
export async function issueNonce(secrets: Secrets, instanceId: string, now: Date): Promise<string> {
  const until = now.getTime() + LIFETIME_MS;
  return `${until}.${await mac(secrets, instanceId, until)}`;
}

/** @throws IdentityError when the nonce is not ours, is another instance's, or is older than 5 minutes */
export async function checkNonce(
  secrets: Secrets,
  instanceId: string,
  nonce: string,
  now: Date,
): Promise<void> {
  const [until, code = ''] = nonce.split('.');
  const given = Buffer.from(code);
  const expected = Buffer.from(await mac(secrets, instanceId, Number(until)));
  const same = given.length === expected.length && timingSafeEqual(given, expected);
  if (!same) throw new IdentityError('The nonce is not one that was given to this instance.');
  if (Number(until) < now.getTime())
    throw new IdentityError('The nonce is older than 5 minutes: ask for a new one.');
}

async function mac(secrets: Secrets, instanceId: string, until: number): Promise<string> {
  const secret = await secrets.derive(`nonce/${instanceId}/${until}`);
  return Buffer.from(secret.reveal()).toString('hex').slice(0, 64);
}
