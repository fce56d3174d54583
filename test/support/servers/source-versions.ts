import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder that is both an app and a repository of cookbooks; its probe says which version it is. */
export function writeVersion(folder: string, version: string): string {
  mkdirSync(join(folder, 'probe', 'recipes'), { recursive: true });
  writeFileSync(join(folder, 'README'), `${version}\n`);
  writeFileSync(join(folder, 'probe', 'metadata.rb'), "name 'probe'\n");
  writeFileSync(join(folder, 'probe', 'recipes', 'default.rb'), `# ${version}\n`);
  return folder;
}

type ArchiveFormat = 'zip' | 'tar.gz' | 'tar.bz2' | 'war';

/** Packs a folder, under one root directory of its name or, as a WAR is, without. */
export function packed(folder: string, format: ArchiveFormat): Buffer {
  const [parent, name] = [join(folder, '..'), folder.split('/').at(-1) ?? ''];
  const archive = `${folder}.${format}`;
  const [program, args, cwd] = packing(format, archive, name, folder, parent);
  execFileSync(program, args, { cwd });
  return readFileSync(archive);
}

function packing(
  format: ArchiveFormat,
  archive: string,
  name: string,
  folder: string,
  parent: string,
): [string, string[], string] {
  switch (format) {
    case 'zip':
      return ['python3', ['-m', 'zipfile', '-c', archive, name], parent];
    case 'war':
      return ['python3', ['-m', 'zipfile', '-c', archive, 'README', 'probe'], folder];
    case 'tar.gz':
      return ['tar', ['-czf', archive, name], parent];
    case 'tar.bz2':
      return ['tar', ['-cjf', archive, name], parent];
  }
}
