import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('docs/states.md shows the tables as they are', () => {
  const script = join(import.meta.dirname, '../../../scripts/draw-states.mjs');
  expect(() => execFileSync(process.execPath, [script, '--check'])).not.toThrow();
});
