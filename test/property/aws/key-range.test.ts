import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, type KeyRange, keyRange } from '../../../src/aws/dynamodb/key-range.ts';

/** Short keys of few characters, some beyond the basic plane, so that they often meet. */
const key = fc.string({
  unit: fc.constantFrom('a', 'b', '#', '\uFFFD', '\u{1F30D}'),
  minLength: 1,
  maxLength: 4,
});
const options = fc.record({ prefix: key, after: key, before: key }, { requiredKeys: [] });

const atMost = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b)) <= 0;

/** DynamoDB's own reading of the condition. */
function reads({ values }: KeyRange, sk: string): boolean {
  const { ':prefix': prefix, ':lower': lower, ':upper': upper } = values;
  if (prefix !== undefined) return sk.startsWith(prefix);
  return (lower === undefined || atMost(lower, sk)) && (upper === undefined || atMost(sk, upper));
}

describe('the range that DynamoDB is asked for', () => {
  it('holds every key that is wanted', () => {
    fc.assert(
      fc.property(options, key, (wanted, sk) => {
        const range = keyRange(wanted);
        if (isWithin(sk, wanted)) expect(range !== 'empty' && reads(range, sk)).toBe(true);
      }),
    );
  });

  it('holds at most its two edges besides, so that two more rows than the limit are enough', () => {
    fc.assert(
      fc.property(options, fc.uniqueArray(key, { maxLength: 40 }), (wanted, keys) => {
        const range = keyRange(wanted);
        const read = range === 'empty' ? [] : keys.filter((sk) => reads(range, sk));
        expect(read.filter((sk) => !isWithin(sk, wanted)).length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('never asks DynamoDB for a range that ends before it begins', () => {
    fc.assert(
      fc.property(options, (wanted) => {
        const range = keyRange(wanted);
        if (range === 'empty') return;
        const { ':lower': lower, ':upper': upper } = range.values;
        expect(lower === undefined || upper === undefined || atMost(lower, upper)).toBe(true);
      }),
    );
  });
});
