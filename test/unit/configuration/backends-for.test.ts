import { describe, expect, it } from 'vitest';
import { backendsFor } from '../../../src/domain/configuration/backends-for.ts';

describe('web processes of an instance type', () => {
  it.each([
    ['c1.medium', 8],
    ['t2.micro', 2],
    ['m4.4xlarge', 96],
    ['m4.xlarge', 24],
    ['mystery', 4],
    [undefined, 4],
  ])('%s counts for %i', (type, expected) => {
    expect(backendsFor(type)).toBe(expected);
  });
});
