import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRepository } from '../../../local/demo/make-repository.ts';
import type { Source } from '../../../src/model/opsworks.generated.ts';
import { FETCHERS } from '../../support/servers/fetch-source.ts';
import { startGitHttp } from '../../support/servers/git-http.ts';
import { sourceBench } from '../../support/servers/source-bench.ts';
import { sourcePrograms } from '../../support/servers/source-programs.ts';
import { writeVersion } from '../../support/servers/source-versions.ts';
import type { TestServer } from '../../support/servers/test-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Packages are installed where they are not there yet. */
const INSTALL_MS = 300_000;
const LIMIT_MS = 60_000;
const programs = await sourcePrograms({});

describe.skipIf(!programs).each(FETCHERS)(
  'git over HTTP as the source of %s',
  { timeout: LIMIT_MS },
  (fetcher) => {
    const { folder, versions, login, fetch, failure, expectNoLeak } = sourceBench(fetcher);
    let server: TestServer;
    let url: (name?: string) => string;
    const repositories = join(folder, 'git');

    beforeAll(async () => {
      mkdirSync(repositories);
      const tagged = versions.map((path) => ({ folder: path, tag: path.split('/').at(-1) ?? '' }));
      makeRepository(join(repositories, 'app.git'), tagged);
      server = await startGitHttp(repositories, login);
      url = (name = 'app') => `http://127.0.0.1:${server.port}/${name}.git`;
    }, INSTALL_MS);
    afterAll(() => server.close());
    const credentials = { Username: login.user, Password: login.password };
    const source = (over: Source = {}): Source => ({ Type: 'git', Url: url(), ...credentials, ...over });
    const commit = (tag: string) =>
      execFileSync('git', ['-C', join(repositories, 'app.git'), 'rev-parse', tag], {
        encoding: 'utf8',
      }).trim();

    it.each([
      ['its default branch', () => undefined, '# version2'],
      ['a branch', () => 'main', '# version2'],
      ['a tag', () => 'version1', '# version1'],
      ['a commit', () => commit('version1'), '# version1'],
    ])('is fetched at %s', async (_what, revision, probe) => {
      const fetched = await fetch(source({ Revision: revision() }));
      expect(fetched).toMatchObject({ probe });
      expectNoLeak(fetched, server);
    });

    it('takes a login from the URL and shows it to nobody', async () => {
      const carried = url().replace('//', `//${login.user}:${login.password}@`);
      const fetched = await fetch({ Type: 'git', Url: carried });
      expect(fetched.probe).toBe('# version2');
      expectNoLeak(fetched, server);
    });

    it('names a revision that is not there', async () => {
      expect(await failure(source({ Revision: 'version9' }))).toMatch(
        /127\.0\.0\.1.*no branch, tag or commit "version9"/,
      );
    });

    it('names a repository that is not there', async () => {
      expect(await failure(source({ Url: url('none') }))).toMatch(/none\.git.*not found/);
    });

    it('says that a password was not accepted, and not which', async () => {
      const wrong = 'wrong-pass-1';
      const error = await failure(source({ Password: wrong }));
      expect(error).toMatch(/app\.git.*Authentication failed/);
      expect(error).not.toContain(wrong);
    });

    it('names a server that is not there', async () => {
      expect(await failure(source({ Url: 'http://127.0.0.1:9/app.git' }))).toMatch(
        /127\.0\.0\.1:9\/app\.git.*(Failed|Could not) (to )?connect/i,
      );
    });

    it('brings a submodule of the same server with the same login', async () => {
      withSubmodule(repositories, 'here', url());
      expect((await fetch(source({ Url: url('here') }))).probe).toBe('# version2');
    });

    it('keeps the login from the server of another submodule', async () => {
      const other = await startGitHttp(repositories, login);
      withSubmodule(repositories, 'there', `http://127.0.0.1:${other.port}/app.git`);
      const error = await failure(source({ Url: url('there') }));
      expect(error).toContain(`Authentication failed for 'http://127.0.0.1:${other.port}/`);
      await other.close();
    });
  },
);

/** A repository whose submodule `inner` is at this URL. git's index can say so without the submodule being there. */
function withSubmodule(repositories: string, name: string, url: string): void {
  const work = temporaryFolder();
  writeVersion(work.path, 'version2');
  const bare = join(repositories, `${name}.git`);
  const git = (...args: string[]) => {
    const { status, stderr } = spawnSync('git', ['-C', work.path, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  const commit = execFileSync('git', ['-C', join(repositories, 'app.git'), 'rev-parse', 'HEAD'], {
    encoding: 'utf8',
  });
  git('init', '-q', '-b', 'main');
  git('config', '--file', '.gitmodules', 'submodule.inner.path', 'inner');
  git('config', '--file', '.gitmodules', 'submodule.inner.url', url);
  git('add', '--all');
  git('update-index', '--add', '--cacheinfo', `160000,${commit.trim()},inner`);
  git('-c', 'user.name=test', '-c', 'user.email=test@opswright.invalid', 'commit', '-qm', 'outer');
  git('clone', '-q', '--bare', work.path, bare);
  work.remove();
}
