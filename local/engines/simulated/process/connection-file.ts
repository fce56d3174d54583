// Reading and writing stand together: they agree on where the file is.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from './connection.ts';
import { simulatorFolder } from './simulator-folder.ts';

/** `undefined` when no process has written one. */
export function readConnection(dataDir: string): Connection | undefined {
  try {
    return JSON.parse(readFileSync(connectionFile(dataDir), 'utf8')) as Connection;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Replaces the file at once: a reader sees the old one or the new one. */
export function writeConnection(dataDir: string, connection: Connection): void {
  mkdirSync(simulatorFolder(dataDir), { recursive: true, mode: 0o700 });
  const temporary = `${connectionFile(dataDir)}.${connection.pid}`;
  writeFileSync(temporary, JSON.stringify(connection), { mode: 0o600 });
  renameSync(temporary, connectionFile(dataDir));
}

function connectionFile(dataDir: string): string {
  return join(simulatorFolder(dataDir), 'connection.json');
}
