import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { archiveFolder } from './archive-folder.ts';

/**
 * Makes `build/cookbooks.tar.gz` and `build/agent.tar.gz`, which the agent function hands to instances. Files that
 * would not change are left alone.
 */
export async function buildArchives(root: string): Promise<void> {
  await mkdir(join(root, 'build'), { recursive: true });
  await Promise.all(['cookbooks', 'agent'].map((name) => buildArchive(root, name)));
}

async function buildArchive(root: string, name: string): Promise<void> {
  const bytes = await archiveFolder(join(root, name), name, isShipped);
  const target = join(root, 'build', `${name}.tar.gz`);
  const present = await readFile(target).catch(() => undefined);
  if (present?.equals(bytes)) return;
  // Renamed into place: whoever reads meanwhile sees the old archive or the new one.
  const draft = `${target}.${process.pid}`;
  await writeFile(draft, bytes);
  await rename(draft, target);
}

function isShipped(path: string): boolean {
  return !/(^|\/)(test|spec|\.[^/]+)\//.test(path) && !/(^|\/)\.[^/]+$/.test(path);
}
