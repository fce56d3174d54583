import { chmodSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { afterEach, describe, expect, it } from 'vitest';
import { archiveFolder } from '../../../scripts/archive-folder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folders: ReturnType<typeof temporaryFolder>[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

const FILES = { 'recipes/b.rb': 'b', 'recipes/a.rb': 'a', 'bin/run': '#!/bin/sh', 'a-b/x': 'x', 'a/x': 'x' };

/** The same files in a folder of its own, written in this order and at this time. */
function folderOf(order: (keyof typeof FILES)[], seconds: number): string {
  const folder = temporaryFolder();
  folders.push(folder);
  for (const path of order) {
    const file = join(folder.path, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, FILES[path]);
    chmodSync(file, path === 'bin/run' ? 0o700 : 0o600);
    utimesSync(file, seconds, seconds);
  }
  return folder.path;
}

async function entriesOf(archive: Buffer): Promise<Header[]> {
  const entries: Header[] = [];
  const reading = extract();
  reading.end(gunzipSync(archive));
  for await (const entry of reading) {
    entries.push(entry.header);
    entry.resume();
  }
  return entries;
}

const names = Object.keys(FILES) as (keyof typeof FILES)[];
const everything = () => true;

describe('an archive of a folder', () => {
  it('has the same bytes for the same files, whenever and in whatever order they were written', async () => {
    const one = await archiveFolder(folderOf(names, 1_000_000_000), 'agent', everything);
    const other = await archiveFolder(folderOf([...names].reverse(), 1_700_000_000), 'agent', everything);
    expect(other.equals(one)).toBe(true);
  });

  it('keeps what may be run, and nothing else of owner, time or mode', async () => {
    const entries = await entriesOf(await archiveFolder(folderOf(names, 1_000_000_000), 'agent', everything));
    const kept = entries.map(({ name, mode, uid, mtime }) => [name, mode, uid, mtime?.getTime()]);
    expect(kept).toStrictEqual([
      ['agent/a-b/x', 0o644, 0, 0],
      ['agent/a/x', 0o644, 0, 0],
      ['agent/bin/run', 0o755, 0, 0],
      ['agent/recipes/a.rb', 0o644, 0, 0],
      ['agent/recipes/b.rb', 0o644, 0, 0],
    ]);
  });

  it('leaves out what is not wanted', async () => {
    const wanted = (path: string) => path.startsWith('recipes/');
    const entries = await entriesOf(await archiveFolder(folderOf(names, 0), 'cookbooks', wanted));
    expect(entries.map(({ name }) => name)).toStrictEqual([
      'cookbooks/recipes/a.rb',
      'cookbooks/recipes/b.rb',
    ]);
  });
});
