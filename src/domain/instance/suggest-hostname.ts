/** Word lists of the documented themes are short here: names beyond them get a number. */
const THEMES: Readonly<Record<string, readonly string[]>> = {
  Baked_Goods: ['bagel', 'brownie', 'croissant', 'muffin', 'pretzel', 'scone', 'strudel', 'waffle'],
  Clouds: ['cirrus', 'cumulus', 'stratus', 'nimbus', 'altocumulus', 'cirrostratus', 'stratocumulus'],
  Europe_Cities: [
    'amsterdam',
    'berlin',
    'copenhagen',
    'dublin',
    'lisbon',
    'madrid',
    'oslo',
    'prague',
    'vienna',
  ],
  Fruits: ['apple', 'banana', 'cherry', 'fig', 'grape', 'lemon', 'mango', 'peach', 'pear', 'plum'],
  Greek_Deities_and_Titans: ['apollo', 'artemis', 'athena', 'demeter', 'hera', 'hermes', 'poseidon', 'zeus'],
  Legendary_creatures_from_Japan: ['baku', 'kappa', 'kirin', 'kitsune', 'nue', 'oni', 'tanuki', 'tengu'],
  Planets_and_Moons: ['callisto', 'europa', 'ganymede', 'io', 'mars', 'phobos', 'saturn', 'titan', 'venus'],
  Roman_Deities: ['aurora', 'bacchus', 'ceres', 'diana', 'janus', 'juno', 'jupiter', 'minerva', 'vesta'],
  Scottish_Islands: ['arran', 'barra', 'bute', 'eigg', 'iona', 'islay', 'jura', 'lewis', 'mull', 'skye'],
  US_Cities: ['atlanta', 'boston', 'chicago', 'dallas', 'denver', 'houston', 'miami', 'portland', 'seattle'],
  Wild_Cats: ['bobcat', 'caracal', 'cheetah', 'jaguar', 'leopard', 'lion', 'lynx', 'ocelot', 'puma', 'tiger'],
};

/** The themes a stack may choose from. */
export const HOSTNAME_THEMES: readonly string[] = ['Layer_Dependent', ...Object.keys(THEMES)];

/** The next free name of the stack's theme: `php-app1`, `php-app2`, … or the theme's words in their order. */
export function suggestHostname(theme: string, layerShortname: string, taken: ReadonlySet<string>): string {
  const words = THEMES[theme] ?? [];
  const free = words.find((word) => !taken.has(word));
  if (free) return free;
  const stem = words.at(-1) ?? layerShortname;
  for (let number = 1; ; number += 1) {
    const name = `${stem}${number}`;
    if (!taken.has(name)) return name;
  }
}
