import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const pages = globSync(['*.md', 'docs/**/*.md', 'cookbooks/*.md'], { cwd: root });

it('the tables in the documents are those of the sources', () => {
  const script = join(root, 'scripts/fill-tables.mjs');
  expect(() => execFileSync(process.execPath, [script, '--check'])).not.toThrow();
});

describe('the documents', () => {
  it.each(pages)('%s links to files that there are', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const targets = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, target]) => target as string);
    const missing = targets.filter((target) => !existsSync(join(root, dirname(page), target)));
    expect(missing).toEqual([]);
  });

  it.each(pages)('%s names only folders and files of the project that there are', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const named = [
      ...text.matchAll(/`((?:src|local|scripts|test|statemachines|infrastructure|docs)\/[\w./-]+)`/g),
    ];
    const missing = named.map(([, path]) => path as string).filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });
});
