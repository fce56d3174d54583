import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fault } from '../../../local/faults/faults.ts';
import { noFaults } from '../../../local/faults/no-faults.ts';
import { seededFaults } from '../../../local/faults/seeded-faults.ts';

const strikes = (rates: object, seed: number, fault: Fault) => {
  const faults = seededFaults({ seed, ...rates });
  return Array.from({ length: 1000 }, () => faults.strikes(fault));
};

test('the same seed strikes at the same places, another seed at others', () => {
  const rates = { conflicts: 0.5 };
  expect(strikes(rates, 1, 'conflicts')).toEqual(strikes(rates, 1, 'conflicts'));
  expect(strikes(rates, 1, 'conflicts')).not.toEqual(strikes(rates, 2, 'conflicts'));
});

test('a fault strikes about as often as its rate says', () => {
  fc.assert(
    fc.property(fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, rate) => {
      const share = strikes({ throttles: rate }, seed, 'throttles').filter(Boolean).length / 1000;
      return Math.abs(share - rate) < 0.1;
    }),
  );
});

test('a fault that is not asked for never strikes, nor any by default', () => {
  expect(strikes({ conflicts: 1 }, 7, 'droppedWakes')).not.toContain(true);
  expect(strikes({ conflicts: 1 }, 7, 'conflicts')).not.toContain(false);
  expect(noFaults.strikes('conflicts')).toBe(false);
});
