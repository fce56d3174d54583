import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../temporary-folder.ts';
import type { Login } from './start-http.ts';
import { startInetd } from './start-inetd.ts';
import type { TestServer } from './test-server.ts';

/**
 * Subversion's own server with one repository, of which each folder is a revision at `/trunk`, from 1 on. With a
 * login, who has it may read; without, everybody.
 */
export async function startSvnserve(versions: readonly string[], login?: Login): Promise<TestServer> {
  const folder = temporaryFolder();
  const repository = join(folder.path, 'repository');
  makeRepository(repository, folder.path, versions);
  writeFileSync(join(repository, 'conf', 'svnserve.conf'), configuration(login));
  if (login)
    writeFileSync(join(repository, 'conf', 'passwd'), `[users]\n${login.user} = ${login.password}\n`);
  const server = await startInetd('svnserve', ['--inetd', '--root', repository]);
  const close = async () => {
    await server.close();
    folder.remove();
  };
  return { ...server, close };
}

function makeRepository(repository: string, folder: string, versions: readonly string[]): void {
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
}

function configuration(login: Login | undefined): string {
  return `[general]
anon-access = ${login ? 'none' : 'read'}
auth-access = read
password-db = passwd
realm = test
`;
}
