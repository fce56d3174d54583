import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LocalClock } from '../../contracts/local-clock.ts';

const LONGEST_SECONDS = 6 * 60 * 60;

/** Session tokens of the metadata service: each names its machine and its end, and is kept nowhere. */
export interface MetadataTokens {
  /** `undefined` for a time to live that is not 1 second to 6 hours. */
  issue(instanceId: string, seconds: number): string | undefined;
  /** Whether the token was issued to this machine and has not ended. */
  holds(token: string, instanceId: string): boolean;
}

export function metadataTokens(clock: LocalClock, masterKey: Buffer): MetadataTokens {
  const seal = (instanceId: string, end: string): Buffer =>
    createHmac('sha256', masterKey).update(`metadata-token ${instanceId} ${end}`).digest();

  return {
    issue: (instanceId, seconds) => {
      if (!Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_SECONDS) return undefined;
      const end = String(Math.round(clock.now()) + seconds * 1000);
      return `${end}.${seal(instanceId, end).toString('base64url')}`;
    },
    holds: (token, instanceId) => {
      const [end = '', mac = ''] = token.split('.');
      const given = Buffer.from(mac, 'base64url');
      const expected = seal(instanceId, end);
      return (
        given.length === expected.length && timingSafeEqual(given, expected) && Number(end) > clock.now()
      );
    },
  };
}
