import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRepository } from '../../../local/demo/make-repository.ts';
import { FETCHERS } from '../../support/servers/fetch-source.ts';
import { type GitSsh, startGitSsh } from '../../support/servers/git-ssh.ts';
import { sourceBench } from '../../support/servers/source-bench.ts';
import { sourcePrograms } from '../../support/servers/source-programs.ts';

/** Packages are installed where they are not there yet. */
const INSTALL_MS = 300_000;
const LIMIT_MS = 60_000;
const programs = await sourcePrograms({ 'openssh-server': '/usr/sbin/sshd' });

describe.skipIf(!programs).each(FETCHERS)(
  'git over SSH as the source of %s',
  { timeout: LIMIT_MS },
  (fetcher) => {
    const { folder, versions, fetch, failure } = sourceBench(fetcher);
    let server: GitSsh;
    const bare = join(folder, 'ssh.git');
    const url = () => `ssh://${server.user}@127.0.0.1:${server.port}${bare}`;
    beforeAll(async () => {
      makeRepository(bare, [{ folder: versions[0], tag: 'version1' }]);
      server = await startGitSsh();
    }, INSTALL_MS);
    afterAll(() => server.close());

    it('is fetched with its deploy key', async () => {
      const fetched = await fetch({
        Type: 'git',
        Url: url(),
        SshKey: server.deployKey,
        Revision: 'version1',
      });
      expect(fetched).toMatchObject({ probe: '# version1' });
      const secret = server.deployKey.split('\n')[2] ?? '';
      expect(secret).not.toBe('');
      expect(`${fetched.log}${server.commandLines()}`).not.toContain(secret);
    });

    it('refuses a key that the server does not know, and names the repository', async () => {
      expect(await failure({ Type: 'git', Url: url(), SshKey: server.strangersKey })).toMatch(
        /ssh\.git.*Permission denied/,
      );
    });
  },
);
