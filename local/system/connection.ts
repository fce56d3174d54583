import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyPair } from '../credentials/credentials.ts';

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
const CLOUD_ENV_FILE = 'cloud-env';

/**
 * Writes `connection.json` and two files to source: `env` for OpsWorks, and `cloud-env` for the services of the cloud
 * itself, of which a person needs S3. They hold secrets, so only their owner reads them.
 */
export function writeConnection(dataDir: string, connection: Connection, operator: KeyPair): void {
  writePrivate(join(dataDir, JSON_FILE), `${JSON.stringify(connection, null, 2)}\n`);
  const { endpoint, region } = connection;
  writePrivate(
    join(dataDir, ENV_FILE),
    exportLines({ AWS_ENDPOINT_URL_OPSWORKS: endpoint, ...client(region, connection) }),
  );
  writePrivate(
    join(dataDir, CLOUD_ENV_FILE),
    exportLines({ AWS_ENDPOINT_URL_S3: endpoint, ...client(region, operator) }),
  );
}

/** The system is down: whoever reads these files must not take it for up. */
export function removeConnection(dataDir: string): void {
  for (const name of [JSON_FILE, ENV_FILE, CLOUD_ENV_FILE]) rmSync(join(dataDir, name), { force: true });
}

/** The connection of a system that runs, or of one that was killed and left its file. */
export function readConnection(dataDir: string): Connection | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, JSON_FILE), 'utf8')) as Connection;
  } catch {
    return undefined;
  }
}

function client(region: string, { accessKeyId, secretAccessKey }: KeyPair): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  };
}

function exportLines(variables: Record<string, string>): string {
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value}'\n`)
    .join('');
}

function writePrivate(path: string, content: string): void {
  writeFileSync(path, content, { mode: 0o600 });
  // An older file keeps its own mode.
  chmodSync(path, 0o600);
}
