import type { DatabaseSync } from 'node:sqlite';

/** What a client token of RunInstances stands for. */
interface Launch {
  token: string;
  /** Hash of the request that used it first. */
  fingerprint: string;
  reservationId: string;
}

export interface LaunchTable {
  get(token: string): Launch | undefined;
  put(launch: Launch): void;
}

/** Client tokens are kept for good: a launch that is repeated late must never make a second machine. */
export function launchTable(database: DatabaseSync): LaunchTable {
  database.exec(
    'CREATE TABLE IF NOT EXISTS ec2_launches (token TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, reservationId TEXT NOT NULL) STRICT',
  );
  const get = database.prepare('SELECT token, fingerprint, reservationId FROM ec2_launches WHERE token = ?');
  const put = database.prepare(
    'INSERT INTO ec2_launches (token, fingerprint, reservationId) VALUES (?, ?, ?)',
  );
  return {
    get: (token) => get.get(token) as unknown as Launch | undefined,
    put: ({ token, fingerprint, reservationId }) => void put.run(token, fingerprint, reservationId),
  };
}
