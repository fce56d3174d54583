import { createHash, createHmac } from 'node:crypto';
import type { Secret } from '../../domain/secret.ts';
import type { Authorization } from './authorization.ts';

/** The bytes that the secret's owner would have signed this request with. */
export function signatureOf(
  canonical: string,
  secret: Secret,
  amzDate: string,
  { date, region, service }: Pick<Authorization, 'date' | 'region' | 'service'>,
): Buffer {
  const scope = `${date}/${region}/${service}/aws4_request`;
  const hash = createHash('sha256').update(canonical).digest('hex');
  const key = [date, region, service, 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${secret.reveal()}`);
  return hmac(key, ['AWS4-HMAC-SHA256', amzDate, scope, hash].join('\n'));
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
