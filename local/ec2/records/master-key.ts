import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** The cloud's own key, made once per data folder: machines' credentials are derived from it and need no storage. */
export function masterKey(database: DatabaseSync): Buffer {
  database.exec(
    'CREATE TABLE IF NOT EXISTS ec2_master_key (one INTEGER PRIMARY KEY CHECK (one = 1), key BLOB NOT NULL) STRICT',
  );
  database.prepare('INSERT OR IGNORE INTO ec2_master_key (one, key) VALUES (1, ?)').run(randomBytes(32));
  const row = database.prepare('SELECT key FROM ec2_master_key').get();
  return Buffer.from(row?.key as Uint8Array);
}
