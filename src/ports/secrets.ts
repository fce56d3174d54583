import type { Secret } from '../domain/secret.ts';

/** What the ciphertext belongs to; the same context must be given to open it. */
export type SecretContext = Record<string, string>;

/** Everything that only the master keys can make or read. */
export interface Secrets {
  /** The same label always gives the same secret (a KMS MAC): nothing is stored per user or instance. */
  derive(label: string): Promise<Secret>;
  seal(secret: Secret, context: SecretContext): Promise<string>;
  open(sealed: string, context: SecretContext): Promise<Secret>;
}
