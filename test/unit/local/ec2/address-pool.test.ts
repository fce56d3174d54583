import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { addressPool } from '../../../../local/ec2/network/address-pool.ts';
import { parseSubnet } from '../../../../local/ec2/network/subnet.ts';

const pool = (database: DatabaseSync, subnet = '10.0.0.0/29', reserved = ['10.0.0.1']) =>
  addressPool(database, { name: 'private', subnet, reserved });

describe('an address pool', () => {
  test('allots each address once, until there is none', () => {
    const addresses = pool(new DatabaseSync(':memory:'));
    expect([1, 2, 3, 4].map(String).map(addresses.allot)).toEqual([
      '10.0.0.4',
      '10.0.0.5',
      '10.0.0.6',
      undefined,
    ]);
  });

  test('allots a freed address last, also after a restart', () => {
    const database = new DatabaseSync(':memory:');
    const before = pool(database);
    const first = before.allot('a') ?? '';
    before.free(first);
    const after = pool(database);
    expect([after.allot('b'), after.allot('c'), after.allot('d')]).toEqual(['10.0.0.5', '10.0.0.6', first]);
  });

  test('skips what is reserved', () => {
    const addresses = pool(new DatabaseSync(':memory:'), '10.0.0.0/24', ['10.0.0.4']);
    expect(addresses.allot('a')).toBe('10.0.0.5');
  });

  test.each(['10.0.0.0', '10.0.0.0/31', '10.0.0.1/24', '10.0.0/24', 'all/8'])(
    'is not made of %s',
    (subnet) => {
      expect(() => parseSubnet(subnet)).toThrow(RangeError);
    },
  );
});
