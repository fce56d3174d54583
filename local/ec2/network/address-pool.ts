import type { DatabaseSync } from 'node:sqlite';
import { addressToNumber, numberToAddress, parseSubnet } from './subnet.ts';

/** The addresses of one range, each held by one owner at a time. */
export interface AddressPool {
  /** The address that `owner` holds from now on; `undefined` when the range is used up. */
  allot(owner: string): string | undefined;
  free(address: string): void;
}

export interface AddressPoolOptions {
  /** Names the pool in the database. */
  name: string;
  /** For example `10.231.0.0/16`. */
  subnet: string;
  /** Never allotted. */
  reserved: readonly string[];
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS ec2_allotments (
    pool TEXT NOT NULL, address INTEGER NOT NULL, owner TEXT NOT NULL, PRIMARY KEY (pool, address)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS ec2_last_allotted (pool TEXT PRIMARY KEY, address INTEGER NOT NULL) STRICT;
`;

/** The first addresses of a subnet are left to routers and name servers, as EC2 leaves four. */
const LEFT_FREE = 4;

/**
 * Opens the pool. A freed address is the last to be allotted again: what still speaks from it, or to it, belongs to a
 * machine that is going away.
 */
export function addressPool(database: DatabaseSync, options: AddressPoolOptions): AddressPool {
  database.exec(SCHEMA);
  const { name } = options;
  const last = parseSubnet(options.subnet).last;
  const first = parseSubnet(options.subnet).first + LEFT_FREE - 1;
  const reserved = new Set(options.reserved.map(addressToNumber));
  const lastAllotted = database.prepare('SELECT address FROM ec2_last_allotted WHERE pool = ?');
  const remember = database.prepare('INSERT OR REPLACE INTO ec2_last_allotted (pool, address) VALUES (?, ?)');
  const take = database.prepare(
    'INSERT OR IGNORE INTO ec2_allotments (pool, address, owner) VALUES (?, ?, ?)',
  );
  const free = database.prepare('DELETE FROM ec2_allotments WHERE pool = ? AND address = ?');

  const after = (address: number): number => (address < first || address >= last ? first : address + 1);

  const allot = (owner: string): string | undefined => {
    let candidate = Number(lastAllotted.get(name)?.address ?? first - 1);
    for (let tried = first; tried <= last; tried++) {
      candidate = after(candidate);
      if (reserved.has(candidate) || take.run(name, candidate, owner).changes === 0) continue;
      remember.run(name, candidate);
      return numberToAddress(candidate);
    }
    return undefined;
  };

  return { allot, free: (address) => void free.run(name, addressToNumber(address)) };
}
