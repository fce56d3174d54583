/**
 * The short name that an app gets from its name: lower case, spaces and hyphens to underscores, other punctuation gone.
 * `SimplePHPApp` → `simplephpapp`, `addictive-api` → `addictive_api`. A number tells it from those in `taken`.
 */
export function shortnameOf(name: string, taken: ReadonlySet<string>): string {
  const stem =
    name
      .toLowerCase()
      .replace(/[\s-]+/g, '_')
      .replace(/[^a-z0-9_]/g, '')
      .replace(/^_+|_+$/g, '') || 'app';
  let shortname = stem;
  for (let number = 2; taken.has(shortname); number += 1) shortname = `${stem}_${number}`;
  return shortname;
}
