import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { BuildFile } from './build-file.ts';

/** All regular files below a folder, in the order of their paths, as `<prefix><path>`; none when it is missing. */
export async function readTree(folder: string, prefix = ''): Promise<BuildFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(nothingWhenMissing);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.sort().map((path) => readOne(path, `${prefix}${relative(folder, path).split(sep).join('/')}`)),
  );
}

async function readOne(from: string, path: string): Promise<BuildFile> {
  const [content, { mode }] = await Promise.all([readFile(from), stat(from)]);
  return { path, executable: (mode & 0o100) !== 0, content };
}

function nothingWhenMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
