import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_PACKAGES } from '../../../../local/engines/image/built-in-packages.ts';

const COOKBOOKS = new URL('../../../../cookbooks/', import.meta.url);

describe('the packages baked into the image', () => {
  it("are all that the attribute `packages` of the PHP layer's cookbooks names", () => {
    const named = ['apache2', 'mod_php5_apache2'].flatMap(packagesOf);
    expect([...named].sort()).toEqual([...BUILT_IN_PACKAGES].sort());
  });
});

/** From lines such as `default['apache2']['packages'] = %w(apache2)`. */
function packagesOf(cookbook: string): string[] {
  const attributes = readFileSync(new URL(`${cookbook}/attributes/default.rb`, COOKBOOKS), 'utf8');
  const lists = attributes.matchAll(/^default\['\w+'\]\['packages'\]\s*=\s*%w\(([^)]*)\)/gm);
  return [...lists].flatMap(([, list = '']) => list.split(/\s+/).filter(Boolean));
}
