import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError } from '../contracts/aws-error.ts';
import type { LocalClock } from '../contracts/local-clock.ts';

/** How long DynamoDB remembers a ClientRequestToken. */
const REMEMBERED_MS = 10 * 60_000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS dynamodb_tokens (token TEXT PRIMARY KEY, request TEXT NOT NULL, until INTEGER NOT NULL)
    WITHOUT ROWID;
`;

/** Remembers, across restarts, which transactions were done under which token. */
export class RequestTokens {
  readonly #database: DatabaseSync;
  readonly #clock: LocalClock;

  constructor(database: DatabaseSync, clock: LocalClock) {
    database.exec(SCHEMA);
    this.#database = database;
    this.#clock = clock;
  }

  /**
   * Whether this very request was done under this token.
   * @throws AwsError IdempotentParameterMismatchException when another request was
   */
  isRepeat(token: string, request: object): boolean {
    const known = this.#database
      .prepare('SELECT request FROM dynamodb_tokens WHERE token = ? AND until > ?')
      .get(token, this.#clock.now());
    if (known === undefined) return false;
    if (known.request === digest(request)) return true;
    throw new AwsError(
      'IdempotentParameterMismatchException',
      'The provided client token was used with a different request',
    );
  }

  /** To be called in the transaction that the token stands for. */
  remember(token: string, request: object): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO dynamodb_tokens VALUES (?, ?, ?)')
      .run(token, digest(request), this.#clock.now() + REMEMBERED_MS);
  }

  forgetOld(): void {
    this.#database.prepare('DELETE FROM dynamodb_tokens WHERE until <= ?').run(this.#clock.now());
  }
}

function digest(request: object): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}
