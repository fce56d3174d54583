import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BENCHED_LAYERS, EXAMPLE_APPS } from '../../../bench/layers/benched-layers.ts';
import { AVAILABLE_TYPES } from '../../../src/domain/layer/available-types.ts';
import { defaultRecipes } from '../../../src/domain/layer/default-recipes.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('the layers of the bench', () => {
  it('are all that have recipes of their own', () => {
    const custom = defaultRecipes('custom');
    const builtIn = AVAILABLE_TYPES.filter((type) => defaultRecipes(type).Setup.length > custom.Setup.length);
    expect(BENCHED_LAYERS.map(({ type }) => type).toSorted()).toEqual(builtIn.toSorted());
  });

  it('have apps whose sources are there', () => {
    expect(EXAMPLE_APPS.filter(({ folder }) => !existsSync(join(ROOT, folder)))).toEqual([]);
    expect(BENCHED_LAYERS.every(({ app }) => EXAMPLE_APPS.includes(app))).toBe(true);
  });
});
