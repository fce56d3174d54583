import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How the process of a data folder's simulated machines is reached. */
export interface Connection {
  url: string;
  secret: string;
  pid: number;
}

/** The folder of its own, within the data folder, that holds the connection: it can be watched for changes. */
export function simulatorFolder(dataDir: string): string {
  return join(dataDir, 'simulator');
}

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
