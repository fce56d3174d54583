import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Version } from '../make-repository.ts';

/** In the order in which they come; `broken` is what no server takes up. */
const VERSIONS = ['version1', 'version2', 'broken'];

/**
 * The versions of an example, each whole in a folder of its own below `into`. The example has a folder for each, with
 * what is not as in the one before.
 */
export function layVersions(example: string, into: string): Version[] {
  const tags = VERSIONS.filter((tag) => existsSync(join(example, tag)));
  return tags.map((tag, index) => {
    const folder = join(into, tag);
    mkdirSync(folder, { recursive: true });
    for (const layer of tags.slice(0, index + 1)) cpSync(join(example, layer), folder, { recursive: true });
    return { folder, tag };
  });
}
