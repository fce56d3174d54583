import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeRepository } from '../make-repository.ts';
import { FULL_APPS } from './full-apps.ts';
import { layVersions } from './lay-versions.ts';
import { makeWar } from './make-war.ts';

const EXAMPLES = join(dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url))))), 'examples');

/**
 * What the apps of the full walk are fetched from: `<example>.git` with a tag per version, or `<example>-<version>.war`.
 * The versions are version1, version2, and broken, which no server takes up.
 */
export async function makeFullSources(folder: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'opswright-versions-'));
  try {
    for (const { example, source } of FULL_APPS) {
      const versions = layVersions(join(EXAMPLES, example), join(work, example));
      if (source === 'git') makeRepository(join(folder, `${example}.git`), versions);
      else
        for (const { tag, folder: app } of versions)
          await makeWar(app, join(folder, `${example}-${tag}.war`));
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
