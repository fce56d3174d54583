import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Version {
  /** The folder whose content this version is. */
  folder: string;
  tag: string;
}

/** Makes a bare git repository with one commit and one tag per version; its branch is at the last. */
export function makeRepository(bare: string, versions: readonly Version[]): void {
  const work = mkdtempSync(join(tmpdir(), 'opswright-repository-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', work, ...args], { stdio: 'pipe', env: author() });
  try {
    git('init', '--quiet', '--initial-branch=main');
    for (const { folder, tag } of versions) {
      git('rm', '-r', '--quiet', '--force', '--ignore-unmatch', '.');
      cpSync(folder, work, { recursive: true });
      git('add', '--all');
      git('commit', '--quiet', '--message', tag);
      git('tag', tag);
    }
    execFileSync('git', ['clone', '--quiet', '--bare', work, bare], { stdio: 'pipe' });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Commits need a name even where git was never told one. */
function author(): NodeJS.ProcessEnv {
  const name = 'Opswright demo';
  const email = 'demo@opswright.invalid';
  return {
    ...process.env,
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
}
