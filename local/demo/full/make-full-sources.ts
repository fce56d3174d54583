import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeRepository } from '../make-repository.ts';
import { FULL_APPS } from './full-apps.ts';
import { makeWar } from './make-war.ts';

const EXAMPLES = join(dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url))))), 'examples');

/**
 * What the apps of the full walk are fetched from: `<example>.git` with a tag per version, or `<example>-<version>.war`.
 * A version is a folder of the example: version1, version2, and broken, which no server takes up.
 */
export async function makeFullSources(folder: string): Promise<void> {
  for (const { example, source } of FULL_APPS) {
    const versions = versionsOf(example);
    switch (source) {
      case 'git':
        makeRepository(join(folder, `${example}.git`), versions);
        break;
      case 'archive':
        for (const version of versions)
          await makeWar(version.folder, join(folder, `${example}-${version.tag}.war`));
        break;
    }
  }
}

function versionsOf(example: string): { folder: string; tag: string }[] {
  const folder = join(EXAMPLES, example);
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names.map(({ name }) => ({ folder: join(folder, name), tag: name }));
}
