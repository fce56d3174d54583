import { createHmac } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { KnownCredentials } from '../../wire/find-credentials.ts';
import type { Ec2State } from '../ec2-state.ts';
import type { InstanceRecord } from '../records/instance-record.ts';

/** What the metadata service gives a machine to sign with. Times are epoch milliseconds. */
interface IssuedCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  issuedAt: number;
  expiresAt: number;
}

/**
 * Credentials of machines: those of its own identity, which every machine has, and those of the role in its instance
 * profile. They are derived from the master key; only the key ids are kept.
 */
export interface MachineCredentials {
  issue(instance: InstanceRecord): IssuedCredentials;
  /** `undefined` when unknown, expired, or the instance is terminated. */
  find(accessKeyId: string): KnownCredentials | undefined;
}

const HOUR_MS = 60 * 60 * 1000;
const VALID_MS = 6 * HOUR_MS;
/** New ones are given this often: what a machine has just read holds for at least an hour. */
const ROTATION_MS = 5 * HOUR_MS;

type CredentialsOf = 'identity' | 'profile';

const TABLES: Record<CredentialsOf, string> = {
  identity: 'ec2_credentials',
  profile: 'ec2_profile_credentials',
};

export function machineCredentials(
  state: Ec2State,
  masterKey: Buffer,
  of: CredentialsOf,
): MachineCredentials {
  const { database, clock } = state;
  const keys = issuedKeys(database, TABLES[of]);

  const issue = ({ id }: InstanceRecord): IssuedCredentials => {
    const period = Math.floor(clock.now() / ROTATION_MS);
    const credentials = derive(masterKey, of, id, period);
    keys.remember(credentials.accessKeyId, id, period);
    return credentials;
  };

  const find = (accessKeyId: string): KnownCredentials | undefined => {
    const key = keys.find(accessKeyId);
    const instance = key && state.instances.get(key.instanceId);
    if (!instance || instance.state === 'terminated') return undefined;
    const { expiresAt, secretAccessKey, sessionToken } = derive(masterKey, of, instance.id, key.period);
    if (expiresAt <= clock.now()) return undefined;
    const caller = { accessKeyId, ec2InstanceId: instance.id, ...roleOf(of, instance) };
    return { secretAccessKey, sessionToken, caller };
  };

  return { issue, find };
}

interface IssuedKey {
  instanceId: string;
  /** Since when it holds, in rotations since 1970. */
  period: number;
}

/** Which key was given to whom; an instance's last two are kept. */
function issuedKeys(database: DatabaseSync, table: string) {
  database.exec(`
    CREATE TABLE IF NOT EXISTS ${table} (
      accessKeyId TEXT PRIMARY KEY, instanceId TEXT NOT NULL, period INTEGER NOT NULL
    ) STRICT;
  `);
  const remember = database.prepare(
    `INSERT OR IGNORE INTO ${table} (accessKeyId, instanceId, period) VALUES (?, ?, ?)`,
  );
  const forget = database.prepare(`DELETE FROM ${table} WHERE instanceId = ? AND period < ?`);
  const known = database.prepare(`SELECT instanceId, period FROM ${table} WHERE accessKeyId = ?`);
  return {
    remember: (accessKeyId: string, instanceId: string, period: number): void => {
      forget.run(instanceId, period - 1);
      remember.run(accessKeyId, instanceId, period);
    },
    find: (accessKeyId: string): IssuedKey | undefined => {
      const row = known.get(accessKeyId);
      return row && { instanceId: String(row.instanceId), period: Number(row.period) };
    },
  };
}

function roleOf(of: CredentialsOf, { instanceProfileArn }: InstanceRecord): { instanceProfile?: string } {
  return of === 'profile' ? { instanceProfile: instanceProfileArn } : {};
}

/** The identity's parts have the names that machines were given before there were profiles. */
function derive(masterKey: Buffer, of: CredentialsOf, instanceId: string, period: number): IssuedCredentials {
  const prefix = of === 'identity' ? '' : `${of} `;
  const part = (name: string): Buffer =>
    createHmac('sha256', masterKey).update(`${prefix}${name} ${instanceId} ${period}`).digest();
  const issuedAt = period * ROTATION_MS;
  return {
    accessKeyId: `ASIA${part('access-key-id').toString('hex').slice(0, 16).toUpperCase()}`,
    secretAccessKey: part('secret-access-key').toString('base64').slice(0, 40),
    sessionToken: part('session-token').toString('base64'),
    issuedAt,
    expiresAt: issuedAt + VALID_MS,
  };
}
