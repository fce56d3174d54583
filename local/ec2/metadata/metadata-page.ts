/**
 * What is at a path of a tree given as its leaves by path: a leaf's text, or the names in a directory, one a line,
 * directories with a slash. `undefined` when there is nothing.
 */
export function metadataPage(leaves: Record<string, () => string>, path: string): string | undefined {
  const leaf = leaves[path];
  if (leaf) return leaf();
  const directory = path === '' || path.endsWith('/') ? path : `${path}/`;
  const names = Object.keys(leaves)
    .filter((name) => name.startsWith(directory))
    .map((name) => name.slice(directory.length).replace(/\/.*$/, '/'));
  return names.length > 0 ? [...new Set(names)].sort().join('\n') : undefined;
}
