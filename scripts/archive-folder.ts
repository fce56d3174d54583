import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { pack } from 'tar-stream';

const compress = promisify(gzip);
const EPOCH = new Date(0);

/**
 * A folder as tar.gz, every path below `<prefix>/`. The same files make the same bytes on every machine and day:
 * sorted, owned by nobody in particular, as old as Unix; of a file's mode only "executable" is kept.
 */
export async function archiveFolder(
  folder: string,
  prefix: string,
  isWanted: (path: string) => boolean,
): Promise<Buffer> {
  const archive = pack();
  const bytes = buffer(archive);
  for (const path of (await filesBelow(folder)).filter(isWanted)) {
    const [content, { mode }] = await Promise.all([readFile(join(folder, path)), stat(join(folder, path))]);
    const executable = (mode & 0o100) !== 0;
    archive.entry({ name: `${prefix}/${path}`, mode: executable ? 0o755 : 0o644, mtime: EPOCH }, content);
  }
  archive.finalize();
  return compress(await bytes, { level: 9 });
}

/** Paths with slashes, sorted by their code units: a locale would sort them differently elsewhere. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => relative(folder, file).split(sep).join('/')).sort();
}
