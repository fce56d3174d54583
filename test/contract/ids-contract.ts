import { describe, expect, it } from 'vitest';
import type { Ids } from '../../src/ports/ids.ts';

export function idsContract(name: string, make: () => Ids): void {
  describe(`${name} is an Ids: it`, () => {
    it('makes lower-case GUIDs, each once', () => {
      const ids = make();
      const guids = Array.from({ length: 1000 }, () => ids.guid());
      expect(new Set(guids).size).toBe(1000);
      for (const guid of guids)
        expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    });

    it('makes as many random bytes as are asked for, in lower-case hex', () => {
      const ids = make();
      expect(ids.hex(8)).toMatch(/^[0-9a-f]{16}$/);
      expect(ids.hex(20)).toMatch(/^[0-9a-f]{40}$/);
      expect(ids.hex(8)).not.toBe(ids.hex(8));
    });
  });
}
