import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_PACKAGES } from '../../../../local/engines/image/built-in-packages.ts';

const COOKBOOKS = new URL('../../../../cookbooks/', import.meta.url);

describe('the packages baked into the image', () => {
  it("are all that a cookbook's own attribute `packages` names", () => {
    const named = readdirSync(COOKBOOKS).flatMap(packagesOf);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !BUILT_IN_PACKAGES.includes(name))).toEqual([]);
  });
});

/** From lines such as `default['apache2']['packages'] = %w(apache2)`. */
function packagesOf(cookbook: string): string[] {
  let attributes: string;
  try {
    attributes = readFileSync(new URL(`${cookbook}/attributes/default.rb`, COOKBOOKS), 'utf8');
  } catch {
    return [];
  }
  const lists = [...attributes.matchAll(/^default\['\w+'\]\['packages'\]\s*=\s*%w\(([^)]*)\)/gm)].map(
    ([, list]) => list ?? '',
  );
  return lists.flatMap((list) => list.split(/\s+/).filter(Boolean));
}
