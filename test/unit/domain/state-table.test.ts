import { describe, expect, it } from 'vitest';
import { StaleError } from '../../../src/domain/errors.ts';
import { type StateTable, transition } from '../../../src/domain/state-table.ts';

const door: StateTable<'open' | 'shut' | 'gone', 'push' | 'burn'> = {
  open: { push: 'shut', burn: 'gone' },
  shut: { push: 'open' },
  gone: {},
};

describe('a state table', () => {
  it.each([
    ['open', 'push', 'shut'],
    ['shut', 'push', 'open'],
    ['open', 'burn', 'gone'],
  ] as const)('leads from %s by %s to %s', (from, event, to) => {
    expect(transition(door, from, event)).toBe(to);
  });

  it('refuses what it does not name, as something that came late', () => {
    const late = () => transition(door, 'gone', 'push');
    expect(late).toThrow(StaleError);
    expect(late).toThrow("'push' means nothing to what is 'gone'.");
  });
});
