import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A Subversion repository in `folder`, of which each version is a revision at `/trunk`, from 1 on. @returns its path */
export function makeSvnRepository(folder: string, versions: readonly string[]): string {
  const repository = join(folder, 'repository');
  execFileSync('svnadmin', ['create', repository]);
  const trunk = `${pathToFileURL(repository)}/trunk`;
  const work = join(folder, 'work');
  const svn = (...args: string[]) => execFileSync('svn', ['--quiet', ...args], { stdio: 'pipe' });
  for (const [index, version] of versions.entries()) {
    if (index === 0) svn('import', '-m', 'first', version, trunk);
    else {
      if (index === 1) svn('checkout', trunk, work);
      execFileSync('cp', ['-r', `${version}/.`, work]);
      svn('add', '--force', work);
      svn('commit', '-m', 'next', work);
    }
  }
  return repository;
}
