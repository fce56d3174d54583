import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError } from '../contracts/aws-error.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS kms_keys (
    id TEXT PRIMARY KEY,
    spec TEXT NOT NULL,
    usage TEXT NOT NULL,
    material BLOB NOT NULL,
    created INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS kms_aliases (name TEXT PRIMARY KEY, key_id TEXT NOT NULL) WITHOUT ROWID;
`;

/** Bytes of key material by key spec. */
const MATERIAL_BYTES: Record<string, number> = {
  SYMMETRIC_DEFAULT: 32,
  HMAC_224: 28,
  HMAC_256: 32,
  HMAC_384: 48,
  HMAC_512: 64,
};

export interface KmsKey {
  id: string;
  spec: string;
  usage: string;
  material: Buffer;
  createdMs: number;
}

/** Keys in the database, whose file only its owner can read. */
export class KeyStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    database.exec(SCHEMA);
    this.#database = database;
  }

  /** Makes the key unless there is one of this id. @throws AwsError UnsupportedOperationException for its spec */
  ensure(
    { id, spec, usage, aliases }: { id: string; spec: string; usage: string; aliases: readonly string[] },
    nowMs: number,
  ): void {
    const bytes = MATERIAL_BYTES[spec];
    if (bytes === undefined)
      throw new AwsError('UnsupportedOperationException', `The local KMS has no ${spec} keys`);
    this.#database
      .prepare('INSERT OR IGNORE INTO kms_keys VALUES (?, ?, ?, ?, ?)')
      .run(id, spec, usage, randomBytes(bytes), nowMs);
    for (const name of aliases)
      this.#database.prepare('INSERT OR REPLACE INTO kms_aliases VALUES (?, ?)').run(name, id);
  }

  /** By key id, key ARN, alias or alias ARN. @throws AwsError NotFoundException */
  find(name: string): KmsKey {
    const short = name.replace(/^arn:aws:kms:[^:]*:\d*:(key\/)?/, '');
    const alias = this.#database.prepare('SELECT key_id FROM kms_aliases WHERE name = ?').get(short);
    const id = alias === undefined ? short : String(alias.key_id);
    const row = this.#database.prepare('SELECT * FROM kms_keys WHERE id = ?').get(id);
    if (row === undefined) throw new AwsError('NotFoundException', `Key '${name}' does not exist`);
    return {
      id,
      spec: String(row.spec),
      usage: String(row.usage),
      material: Buffer.from(row.material as Uint8Array),
      createdMs: Number(row.created),
    };
  }

  /** @throws AwsError NotFoundException, InvalidKeyUsageException */
  findFor(name: string, usage: string): KmsKey {
    const key = this.find(name);
    if (key.usage === usage) return key;
    throw new AwsError('InvalidKeyUsageException', `${key.id} is a key for ${key.usage}, not for ${usage}`);
  }
}
