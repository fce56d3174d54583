import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../../bench/statistics/median.ts';
import { percentile } from '../../../bench/statistics/percentile.ts';
import { roundTo } from '../../../bench/statistics/round-to.ts';

const numbers = fc.array(fc.double({ noNaN: true, min: 0, max: 1e6 }), { minLength: 1 });

describe('the median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('is the mean of the two in the middle', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('is refused for no values', () => {
    expect(() => median([])).toThrow(RangeError);
  });

  it('lies between the least and the greatest', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        expect(median(values)).toBeGreaterThanOrEqual(Math.min(...values));
        expect(median(values)).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });
});

describe('a percentile', () => {
  it('is the value that the share of the values do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile(hundred, 0)).toBe(1);
  });

  it('is one of the values, and grows with the share', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, one, other) => {
          const [low, high] = [
            percentile(values, Math.min(one, other)),
            percentile(values, Math.max(one, other)),
          ];
          expect(values).toContain(low);
          expect(low).toBeLessThanOrEqual(high);
        },
      ),
    );
  });

  it('does not reorder what it was given', () => {
    const values = [3, 1, 2];
    percentile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  it('is refused for no values and for a share outside 0 to 1', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
    expect(() => percentile([1], 1.01)).toThrow(RangeError);
    expect(() => percentile([1], -0.01)).toThrow(RangeError);
  });
});

describe('rounding', () => {
  it('keeps significant digits, not decimals', () => {
    expect([roundTo(1234.56, 3), roundTo(0.012345, 3), roundTo(2, 3)]).toEqual([1230, 0.0123, 2]);
  });
});
