import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS s3_buckets (name TEXT PRIMARY KEY, created INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS s3_objects (
    bucket TEXT NOT NULL,
    key TEXT NOT NULL,
    file TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    etag TEXT NOT NULL,
    modified INTEGER NOT NULL,
    headers TEXT NOT NULL,
    PRIMARY KEY (bucket, key)
  ) WITHOUT ROWID;
`;

export interface StoredObject {
  key: string;
  /** The file's whole path. */
  path: string;
  size: number;
  /** With its quotes. */
  etag: string;
  modifiedMs: number;
  /** What the object is answered with: content type, encoding, `x-amz-meta-*` … */
  headers: Record<string, string>;
}

export interface ListRange {
  prefix: string;
  /** Only keys after this one. */
  after: string;
  limit: number;
}

/**
 * Objects: bytes in files, all else in the database. A new version is a new file; the row that names it is written
 * when the file is whole, so a crash leaves the old version or the new one, never half of either.
 */
export class ObjectStore {
  readonly #database: DatabaseSync;
  readonly #folder: string;

  constructor(database: DatabaseSync, folder: string) {
    database.exec(SCHEMA);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#database = database;
    this.#folder = folder;
  }

  createBucket(name: string, nowMs: number): void {
    this.#database.prepare('INSERT OR IGNORE INTO s3_buckets VALUES (?, ?)').run(name, nowMs);
  }

  hasBucket(name: string): boolean {
    return this.#database.prepare('SELECT 1 FROM s3_buckets WHERE name = ?').get(name) !== undefined;
  }

  async put(
    bucket: string,
    key: string,
    body: Buffer,
    headers: Record<string, string>,
    nowMs: number,
  ): Promise<StoredObject> {
    const file = randomUUID();
    await this.#writeFile(file, body);
    const old = this.#fileOf(bucket, key);
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    this.#database
      .prepare('INSERT OR REPLACE INTO s3_objects VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(bucket, key, file, body.length, etag, nowMs, JSON.stringify(headers));
    if (old !== undefined) await this.#removeFile(old);
    return { key, path: join(this.#folder, file), size: body.length, etag, modifiedMs: nowMs, headers };
  }

  get(bucket: string, key: string): StoredObject | undefined {
    const row = this.#database
      .prepare('SELECT * FROM s3_objects WHERE bucket = ? AND key = ?')
      .get(bucket, key);
    return row === undefined ? undefined : this.#toObject(row);
  }

  /** Removing what is not there is no error. */
  async remove(bucket: string, key: string): Promise<void> {
    const file = this.#fileOf(bucket, key);
    if (file === undefined) return;
    this.#database.prepare('DELETE FROM s3_objects WHERE bucket = ? AND key = ?').run(bucket, key);
    await this.#removeFile(file);
  }

  /** In the order of the keys' bytes. */
  list(bucket: string, { prefix, after, limit }: ListRange): StoredObject[] {
    // The first key past a prefix: its last character's successor never lies beyond what keys may hold.
    const end = `${prefix}\u{10ffff}`;
    return this.#database
      .prepare(
        'SELECT * FROM s3_objects WHERE bucket = ? AND key >= ? AND key < ? AND key > ? ORDER BY key LIMIT ?',
      )
      .all(bucket, prefix, end, after, limit)
      .map((row) => this.#toObject(row));
  }

  /** Removes files that a crash left behind without a row. */
  async sweep(): Promise<void> {
    const known = new Set(
      this.#database
        .prepare('SELECT file FROM s3_objects')
        .all()
        .map(({ file }) => String(file)),
    );
    const orphans = readdirSync(this.#folder).filter((file) => !known.has(file));
    await Promise.all(orphans.map((file) => this.#removeFile(file)));
  }

  async #writeFile(file: string, body: Buffer): Promise<void> {
    const handle = await open(join(this.#folder, file), 'wx', 0o600);
    try {
      await handle.writeFile(body);
    } finally {
      await handle.close();
    }
  }

  async #removeFile(file: string): Promise<void> {
    await rm(join(this.#folder, file), { force: true });
  }

  #fileOf(bucket: string, key: string): string | undefined {
    const row = this.#database
      .prepare('SELECT file FROM s3_objects WHERE bucket = ? AND key = ?')
      .get(bucket, key);
    return row === undefined ? undefined : String(row.file);
  }

  #toObject(row: Record<string, unknown>): StoredObject {
    return {
      key: String(row.key),
      path: join(this.#folder, String(row.file)),
      size: Number(row.size),
      etag: String(row.etag),
      modifiedMs: Number(row.modified),
      headers: JSON.parse(String(row.headers)),
    };
  }
}
