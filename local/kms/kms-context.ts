import { AwsError } from '../contracts/aws-error.ts';
import type { Call } from '../contracts/aws-service.ts';
import type { KeyStore, KmsKey } from './key-store.ts';

const MOST_BYTES = 4096;

/** What the operations of KMS work with. */
export interface KmsContext {
  keys: KeyStore;
  accountId: string;
}

export function keyArn({ accountId }: KmsContext, key: KmsKey, { region }: Call): string {
  return `arn:aws:kms:${region}:${accountId}:key/${key.id}`;
}

/** KMS takes 1 to 4096 bytes. @throws AwsError ValidationException */
export function requireLength(bytes: Uint8Array): void {
  if (bytes.length >= 1 && bytes.length <= MOST_BYTES) return;
  throw new AwsError('ValidationException', `1 to ${MOST_BYTES} bytes are expected, not ${bytes.length}`);
}
