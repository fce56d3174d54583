import { describe, expect, it } from 'vitest';
import { runSpecs } from '../../support/chefspec/run-specs.ts';
import { FIRST_USE_MS } from '../../support/container-cloud.ts';

// Nothing is converged here: Chef says what it would do. Systems that no machine of ours has are seen this way alone.
describe('the recipes, by ChefSpec', () => {
  it(
    'compile for every layer and event on Debian, Ubuntu and Amazon Linux, with what each system calls things',
    async () => {
      const { exitCode, output } = await runSpecs();
      expect(output).toMatch(/[1-9]\d* examples, 0 failures/);
      expect(exitCode, output.slice(-8000)).toBe(0);
    },
    FIRST_USE_MS,
  );
});
