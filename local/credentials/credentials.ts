import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Caller } from '../contracts/aws-service.ts';
import type { FindCredentials } from '../wire/find-credentials.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS credentials (
    owner TEXT PRIMARY KEY,
    access_key_id TEXT NOT NULL UNIQUE,
    secret_access_key TEXT NOT NULL
  ) WITHOUT ROWID;
`;
const OPERATOR = 'operator';
const FUNCTION = 'function:';

export interface KeyPair {
  accessKeyId: string;
  secretAccessKey: string;
}

/**
 * The key pairs of the functions and of the operator, made at first use and kept: a URL that was presigned before a
 * restart holds after it.
 */
export class Credentials {
  readonly #database: DatabaseSync;
  readonly #owners = new Map<string, { owner: string; secretAccessKey: string }>();

  constructor(database: DatabaseSync) {
    database.exec(SCHEMA);
    this.#database = database;
    for (const row of database.prepare('SELECT * FROM credentials').all()) {
      this.#owners.set(String(row.access_key_id), {
        owner: String(row.owner),
        secretAccessKey: String(row.secret_access_key),
      });
    }
  }

  /** The key pair of whoever runs this cloud: it may do everything. */
  operator(): KeyPair {
    return this.#of(OPERATOR);
  }

  /** The key pair of a function's role. */
  ofFunction(name: string): KeyPair {
    return this.#of(FUNCTION + name);
  }

  readonly find: FindCredentials = (accessKeyId) => {
    const found = this.#owners.get(accessKeyId);
    if (found === undefined) return undefined;
    return { secretAccessKey: found.secretAccessKey, caller: callerOf(accessKeyId, found.owner) };
  };

  #of(owner: string): KeyPair {
    for (const [accessKeyId, known] of this.#owners) {
      if (known.owner === owner) return { accessKeyId, secretAccessKey: known.secretAccessKey };
    }
    return this.#make(owner);
  }

  #make(owner: string): KeyPair {
    const accessKeyId = `AKIA${randomBytes(8).toString('hex').toUpperCase()}`;
    const secretAccessKey = randomBytes(30).toString('base64url');
    this.#database
      .prepare('INSERT INTO credentials VALUES (?, ?, ?)')
      .run(owner, accessKeyId, secretAccessKey);
    this.#owners.set(accessKeyId, { owner, secretAccessKey });
    return { accessKeyId, secretAccessKey };
  }
}

function callerOf(accessKeyId: string, owner: string): Caller {
  return owner === OPERATOR ? { accessKeyId } : { accessKeyId, functionName: owner.slice(FUNCTION.length) };
}
