import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Signature } from './signature.ts';

/** More scopes than a day has callers: one of each function and service, and some of instances. */
const MOST_KEYS = 1000;

const keys = new Map<string, KeyObject>();

/** The key of a day, region and service. It costs four hashes, and every call of the day needs it: kept. */
export function signingKey(secretAccessKey: string, { date, region, service }: Signature): KeyObject {
  const scope = [secretAccessKey, date, region, service].join('\n');
  const kept = keys.get(scope);
  if (kept !== undefined) return kept;
  const bytes = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${secretAccessKey}`,
  );
  const key = createSecretKey(Buffer.from(bytes));
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(scope, key);
  return key;
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
