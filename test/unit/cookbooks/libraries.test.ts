import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ruby = spawnSync('ruby', ['-rminitest', '-e', '0']).status === 0;
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('_test.rb'));

// Not every machine that builds Opswright has Ruby; instances do, and there the e2e tests run the same code.
describe.skipIf(!ruby)('the libraries of the cookbooks', () => {
  it.each(files)('keep what %s says', (name) => {
    const { status, stdout, stderr } = spawnSync('ruby', ['-w', `${import.meta.dirname}/${name}`], {
      encoding: 'utf8',
    });
    expect(status, `${stdout}\n${stderr}`).toBe(0);
    expect(stdout).toMatch(/[1-9]\d* runs, [1-9]\d* assertions, 0 failures, 0 errors/);
  });
});
