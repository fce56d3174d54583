import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a client needs; `connection.json` in the data folder while the system runs. */
export interface Connection {
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  pid: number;
}

const JSON_FILE = 'connection.json';
const ENV_FILE = 'env';

/** Writes `connection.json` and `env` (a file to source); both hold a secret, so only their owner reads them. */
export function writeConnection(dataDir: string, connection: Connection): void {
  writePrivate(join(dataDir, JSON_FILE), `${JSON.stringify(connection, null, 2)}\n`);
  const variables = {
    AWS_ENDPOINT_URL_OPSWORKS: connection.endpoint,
    AWS_REGION: connection.region,
    AWS_DEFAULT_REGION: connection.region,
    AWS_ACCESS_KEY_ID: connection.accessKeyId,
    AWS_SECRET_ACCESS_KEY: connection.secretAccessKey,
  };
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'\n`);
  writePrivate(join(dataDir, ENV_FILE), lines.join(''));
}

/** The system is down: whoever reads these files must not take it for up. */
export function removeConnection(dataDir: string): void {
  rmSync(join(dataDir, JSON_FILE), { force: true });
  rmSync(join(dataDir, ENV_FILE), { force: true });
}

/** The connection of a system that runs, or of one that was killed and left its file. */
export function readConnection(dataDir: string): Connection | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, JSON_FILE), 'utf8')) as Connection;
  } catch {
    return undefined;
  }
}

function writePrivate(path: string, content: string): void {
  writeFileSync(path, content, { mode: 0o600 });
  // An older file keeps its own mode.
  chmodSync(path, 0o600);
}
