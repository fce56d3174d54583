import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Source } from '../../../src/model/opsworks.generated.ts';
import { FETCHERS } from '../../support/servers/fetch-source.ts';
import { startHttpArchive } from '../../support/servers/http-archive.ts';
import { sourceBench } from '../../support/servers/source-bench.ts';
import { sourcePrograms } from '../../support/servers/source-programs.ts';
import { packed } from '../../support/servers/source-versions.ts';
import type { TestServer } from '../../support/servers/test-server.ts';

/** Packages are installed where they are not there yet. */
const INSTALL_MS = 300_000;
const LIMIT_MS = 60_000;
const programs = await sourcePrograms({
  'libarchive-tools': '/usr/bin/bsdtar',
  bzip2: '/usr/bin/bzip2',
  unzip: '/usr/bin/unzip',
});

describe.skipIf(!programs).each(FETCHERS)(
  'an HTTP archive as the source of %s',
  { timeout: LIMIT_MS },
  (fetcher) => {
    const { versions, login, fetch, failure, expectNoLeak } = sourceBench(fetcher);
    let server: TestServer;
    let elsewhere: TestServer;
    const source = (name: string, over: Source = {}): Source => ({
      Type: 'archive',
      Url: `http://127.0.0.1:${server.port}/${name}`,
      Username: login.user,
      Password: login.password,
      ...over,
    });
    beforeAll(async () => {
      const [version] = versions;
      const gz = packed(version, 'tar.gz');
      elsewhere = await startHttpArchive({ '/open.tar.gz': gz });
      server = await startHttpArchive(
        {
          '/app.tar.gz': gz,
          '/app.tar.bz2': packed(version, 'tar.bz2'),
          '/app.zip': packed(version, 'zip'),
          '/app.war': packed(version, 'war'),
          '/moved': { redirect: '/app.zip' },
          '/away': { redirect: `http://127.0.0.1:${elsewhere.port}/open.tar.gz` },
          '/broken.tar.gz': gz.subarray(0, gz.length / 2),
          '/breaks-off.tar.gz': { brokenOff: Buffer.alloc(100_000, 1) },
          '/page': Buffer.from('<html>not what you want</html>'),
        },
        login,
      );
    }, INSTALL_MS);
    afterAll(() => Promise.all([server.close(), elsewhere.close()]));

    it.each(['app.zip', 'app.tar.gz', 'app.tar.bz2', 'app.war', 'moved', 'away'])(
      'is unpacked from %s without its root directory',
      async (name) => {
        const fetched = await fetch(source(name));
        expect(fetched).toMatchObject({ probe: '# version1' });
        expectNoLeak(fetched, server);
      },
    );

    it.each([
      ['a file that is not there', 'none.zip', {}, /none\.zip.*no such file/],
      ['a password that was not accepted', 'app.zip', { Password: 'wrong' }, /did not accept the user name/],
      ['an archive that is damaged', 'broken.tar.gz', {}, /broken\.tar\.gz.*(unexpected|truncated)/i],
      ['what is no archive', 'page', {}, /page.*(neither a zip nor|no archive)/],
    ])('names %s', async (_what, name, over, sentence) => {
      const error = await failure(source(name, over));
      expect(error).toMatch(sentence);
      expectNoLeak({ log: '', error }, server);
    });

    // The agent tries again for a minute first: that it sees it is in agent/test.
    it.runIf(fetcher === 'app')('names a download that breaks off', async () => {
      expect(await failure(source('breaks-off.tar.gz'))).toMatch(
        /breaks-off\.tar\.gz could not be fetched: the answer broke off/,
      );
    });

    it.runIf(fetcher === 'cookbooks')('leaves what was there before when it fails', async () => {
      const server = await startHttpArchive({
        '/a.zip': packed(versions[0], 'zip'),
        '/b.zip': Buffer.from('x'),
      });
      const source = (name: string): Source => ({
        Type: 'archive',
        Url: `http://127.0.0.1:${server.port}/${name}`,
      });
      await fetch(source('a.zip'));
      const failed = await fetch(source('b.zip'));
      expect(failed.error).toBeDefined();
      expect(failed.probe).toBe('# version1');
      await server.close();
    });
  },
);
