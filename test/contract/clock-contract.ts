import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/ports/clock.ts';

export function clockContract(name: string, make: () => Clock): void {
  describe(`${name} is a Clock: it`, () => {
    it('never goes back by itself', () => {
      const clock = make();
      const times = Array.from({ length: 100 }, () => clock.now().getTime());
      expect(times).toStrictEqual([...times].sort((a, b) => a - b));
    });

    it('cannot be changed by changing the time that it gave', () => {
      const clock = make();
      const before = clock.now().getTime();
      clock.now().setFullYear(1970);
      expect(clock.now().getTime()).toBeGreaterThanOrEqual(before);
    });
  });
}
