import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.ts';
import type { Login } from './start-http.ts';
import { startInetd } from './start-inetd.ts';
import { makeSvnRepository } from './svn-repository.ts';
import type { TestServer } from './test-server.ts';

/**
 * Subversion's own server with one repository, of which each folder is a revision at `/trunk`, from 1 on. With a
 * login, who has it may read; without, everybody.
 */
export async function startSvnserve(versions: readonly string[], login?: Login): Promise<TestServer> {
  const folder = temporaryFolder();
  const repository = makeSvnRepository(folder.path, versions);
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

function configuration(login: Login | undefined): string {
  return `[general]
anon-access = ${login ? 'none' : 'read'}
auth-access = read
password-db = passwd
realm = test
`;
}
