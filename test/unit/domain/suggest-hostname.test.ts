import { describe, expect, it } from 'vitest';
import { suggestHostname } from '../../../src/domain/instance/suggest-hostname.ts';

const taken = (...names: string[]) => new Set(names);

describe('a suggested host name', () => {
  it.each([
    ['Layer_Dependent', 'php-app', taken(), 'php-app1'],
    ['Layer_Dependent', 'php-app', taken('php-app1', 'php-app3'), 'php-app2'],
    ['Layer_Dependent', 'my_layer.x', taken(), 'my-layer-x1'],
    ['Layer_Dependent', '_._', taken(), 'instance1'],
    ['Fruits', 'php-app', taken(), 'apple'],
    ['Fruits', 'php-app', taken('apple'), 'apricot'],
    ['No_Such_Theme', 'php-app', taken(), 'php-app1'],
  ])('of the theme %s for the layer %s', (theme, layer, names, expected) => {
    expect(suggestHostname(theme, layer, names)).toBe(expected);
  });

  it("is the layer's when the theme has no name left", () => {
    const names = new Set<string>();
    for (let name = suggestHostname('Planets_and_Moons', 'web', names); !name.startsWith('web'); ) {
      names.add(name);
      name = suggestHostname('Planets_and_Moons', 'web', names);
    }
    expect(names.size).toBeGreaterThan(8);
    expect(suggestHostname('Planets_and_Moons', 'web', names)).toBe('web1');
  });
});
