import { expect, test } from 'vitest';
import { wakeSpreadSeconds } from '../../../src/domain/configuration/wake-spread-seconds.ts';

test.each([
  [0, 0],
  [49, 0],
  [50, 1],
  [1000, 20],
  [100_000, 300],
])('the agents of a stack of %i machines spread their looks over %i s', (machines, seconds) => {
  expect(wakeSpreadSeconds(machines)).toBe(seconds);
});
