import { describe, expect, test } from 'vitest';
import { initialAttributes } from '../../../src/operations/layers/initial-attributes.ts';

const ids = { guid: () => 'guid', hex: (bytes: number) => 'ab'.repeat(bytes) };

describe('the attributes of a new layer', () => {
  test.each([
    ['db-master', 'MysqlRootPassword'],
    ['lb', 'HaproxyStatsPassword'],
    ['monitoring-master', 'GangliaPassword'],
  ] as const)('hold a made password of 20 characters for %s', (Type, attribute) => {
    expect(initialAttributes(ids, { Type })[attribute]).toMatch(/^[0-9a-f]{20}$/);
    expect(initialAttributes(ids, { Type, Attributes: { [attribute]: '' } })[attribute]).toHaveLength(20);
    expect(initialAttributes(ids, { Type, Attributes: { [attribute]: 'mine' } })[attribute]).toBe('mine');
  });

  test('hold no password for a type that has none', () => {
    const set = Object.values(initialAttributes(ids, { Type: 'memcached' })).filter(
      (value) => value !== null,
    );
    expect(set).toEqual(['512']);
  });
});
