import { HOSTNAME_THEMES } from '../stack/hostname-themes.ts';

/**
 * A name for the next instance: of the stack's theme as long as it has unused ones, otherwise the layer's short name
 * with the smallest free number. Nothing is reserved by a suggestion.
 */
export function suggestHostname(theme: string, layerShortname: string, taken: ReadonlySet<string>): string {
  const unused = HOSTNAME_THEMES[theme]?.find((name) => !taken.has(name));
  if (unused !== undefined) return unused;
  // Short names may hold dots and underscores, which host names must not.
  const stem = layerShortname.replace(/[^a-z0-9-]+/g, '-').replace(/^-+|-+$/g, '') || 'instance';
  let number = 1;
  while (taken.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
