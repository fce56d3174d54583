import { createHmac } from 'node:crypto';
import type { KnownCredentials } from '../../wire/find-credentials.ts';
import type { Ec2State } from '../ec2-state.ts';
import type { InstanceRecord } from '../records/instance-record.ts';

/** What the metadata service gives a machine to prove who it is. Times are epoch milliseconds. */
interface IssuedCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  issuedAt: number;
  expiresAt: number;
}

/** The machines' own credentials. They are derived from the master key; only the key ids are kept. */
export interface IdentityCredentials {
  issue(instance: InstanceRecord): IssuedCredentials;
  /** `undefined` when unknown, expired, or the instance is terminated. */
  find(accessKeyId: string): KnownCredentials | undefined;
}

const HOUR_MS = 60 * 60 * 1000;
const VALID_MS = 6 * HOUR_MS;
/** New ones are given this often: what a machine has just read holds for at least an hour. */
const ROTATION_MS = 5 * HOUR_MS;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS ec2_credentials (
    accessKeyId TEXT PRIMARY KEY, instanceId TEXT NOT NULL, period INTEGER NOT NULL
  ) STRICT;
`;

export function identityCredentials(state: Ec2State, masterKey: Buffer): IdentityCredentials {
  const { database, clock } = state;
  database.exec(SCHEMA);
  const remember = database.prepare(
    'INSERT OR IGNORE INTO ec2_credentials (accessKeyId, instanceId, period) VALUES (?, ?, ?)',
  );
  const forget = database.prepare('DELETE FROM ec2_credentials WHERE instanceId = ? AND period < ?');
  const known = database.prepare('SELECT instanceId, period FROM ec2_credentials WHERE accessKeyId = ?');

  const issue = ({ id }: InstanceRecord): IssuedCredentials => {
    const period = Math.floor(clock.now() / ROTATION_MS);
    const credentials = derive(masterKey, id, period);
    forget.run(id, period - 1);
    remember.run(credentials.accessKeyId, id, period);
    return credentials;
  };

  const find = (accessKeyId: string): KnownCredentials | undefined => {
    const row = known.get(accessKeyId);
    if (!row) return undefined;
    const ec2InstanceId = String(row.instanceId);
    const { expiresAt, secretAccessKey, sessionToken } = derive(masterKey, ec2InstanceId, Number(row.period));
    const gone = (state.instances.get(ec2InstanceId)?.state ?? 'terminated') === 'terminated';
    if (gone || expiresAt <= clock.now()) return undefined;
    return { secretAccessKey, sessionToken, caller: { accessKeyId, ec2InstanceId } };
  };

  return { issue, find };
}

function derive(masterKey: Buffer, instanceId: string, period: number): IssuedCredentials {
  const part = (name: string): Buffer =>
    createHmac('sha256', masterKey).update(`${name} ${instanceId} ${period}`).digest();
  const issuedAt = period * ROTATION_MS;
  return {
    accessKeyId: `ASIA${part('access-key-id').toString('hex').slice(0, 16).toUpperCase()}`,
    secretAccessKey: part('secret-access-key').toString('base64').slice(0, 40),
    sessionToken: part('session-token').toString('base64'),
    issuedAt,
    expiresAt: issuedAt + VALID_MS,
  };
}
