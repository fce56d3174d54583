const PREFIX = 'opsworks:layer:';

/** The short names of an instance's layers, in order, by the tags that OpsWorks gave its machines. */
export function layersOf(tags: Readonly<Record<string, string>>): string[] {
  return Object.keys(tags)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length))
    .sort();
}
