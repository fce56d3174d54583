import { createHash } from 'node:crypto';

const ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** `$hash(text, algorithm)` in lower-case hex. */
export function hash(text: unknown, algorithm: unknown): string | undefined {
  if (text === undefined) return undefined;
  if (typeof text !== 'string') throw new Error('The first argument of $hash must be a string.');
  const name = typeof algorithm === 'string' ? ALGORITHMS[algorithm] : undefined;
  if (name === undefined) {
    throw new Error(`The second argument of $hash must be one of ${Object.keys(ALGORITHMS).join(', ')}.`);
  }
  return createHash(name).update(text).digest('hex');
}
