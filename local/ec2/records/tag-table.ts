import type { DatabaseSync } from 'node:sqlite';

export interface TagRow {
  resourceId: string;
  key: string;
  value: string;
}

/** The tags of all resources. */
export interface TagTable {
  of(resourceId: string): { Key: string; Value: string }[];
  all(): TagRow[];
  /** Ids of the resources that carry this tag. */
  holders(key: string, value: string): string[];
  set(resourceId: string, key: string, value: string): void;
  /** With `value`, only if the tag has it. */
  remove(resourceId: string, key: string, value?: string): void;
  removeAll(resourceId: string): void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS ec2_tags (
    resourceId TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (resourceId, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS ec2_tags_holders ON ec2_tags (key, value);
`;

export function tagTable(database: DatabaseSync): TagTable {
  database.exec(SCHEMA);
  const of = database.prepare('SELECT key AS Key, value AS Value FROM ec2_tags WHERE resourceId = ?');
  const all = database.prepare('SELECT resourceId, key, value FROM ec2_tags ORDER BY resourceId, key');
  const holders = database.prepare('SELECT resourceId FROM ec2_tags WHERE key = ? AND value = ?');
  const set = database.prepare('INSERT OR REPLACE INTO ec2_tags (resourceId, key, value) VALUES (?, ?, ?)');
  const remove = database.prepare(
    'DELETE FROM ec2_tags WHERE resourceId = ? AND key = ? AND value = coalesce(?, value)',
  );
  const removeAll = database.prepare('DELETE FROM ec2_tags WHERE resourceId = ?');

  return {
    // Spread: the rows that node:sqlite answers have no prototype, which the encoders do not expect.
    of: (resourceId) => of.all(resourceId).map((row) => ({ ...row }) as { Key: string; Value: string }),
    all: () => all.all().map((row) => ({ ...row }) as unknown as TagRow),
    holders: (key, value) => holders.all(key, value).map((row) => String(row.resourceId)),
    set: (resourceId, key, value) => void set.run(resourceId, key, value),
    remove: (resourceId, key, value) => void remove.run(resourceId, key, value ?? null),
    removeAll: (resourceId) => void removeAll.run(resourceId),
  };
}
