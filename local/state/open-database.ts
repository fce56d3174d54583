import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const PRAGMAS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
`;

/**
 * Opens the one SQLite file of a data folder, making both when missing.
 *
 * In WAL mode with `synchronous = NORMAL` a commit is in the operating system's hands when the statement returns:
 * kill -9 loses nothing that was acknowledged; only a power cut can lose the last commits, and never corrupts.
 *
 * @throws Error when another process has the data folder open
 */
export function openDatabase(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'state.sqlite');
  const database = new DatabaseSync(path);
  try {
    // Key material is in it; its write-ahead log gets the same mode.
    chmodSync(path, 0o600);
    database.exec(PRAGMAS);
  } catch (cause) {
    database.close();
    throw new Error(`The data folder ${dataDir} is in use by another process, or its state is unreadable`, {
      cause,
    });
  }
  return database;
}
