import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Source } from '../../../src/model/opsworks.generated.ts';
import { FETCHERS } from '../../support/servers/fetch-source.ts';
import { sourceBench } from '../../support/servers/source-bench.ts';
import { sourcePrograms } from '../../support/servers/source-programs.ts';
import { SVN_HTTP_PACKAGES, startSvnHttp } from '../../support/servers/svn-http.ts';
import type { TestServer } from '../../support/servers/test-server.ts';

/** Packages are installed where they are not there yet. */
const INSTALL_MS = 300_000;
const LIMIT_MS = 60_000;
const programs = await sourcePrograms(SVN_HTTP_PACKAGES);

// Most repositories of OpsWorks' time were behind Apache: WebDAV, with a login or the URL's own.
describe.skipIf(!programs).each(FETCHERS)(
  'Subversion over HTTP as the source of %s',
  { timeout: LIMIT_MS },
  (fetcher) => {
    const { versions, login, fetch, failure, expectNoLeak } = sourceBench(fetcher);
    let server: TestServer;
    beforeAll(async () => {
      server = await startSvnHttp(versions, login);
    }, INSTALL_MS);
    afterAll(() => server?.close());
    const url = () => `http://127.0.0.1:${server.port}/svn/trunk`;
    const source = (over: Source = {}): Source => ({
      ...{ Type: 'svn', Url: url(), Username: login.user, Password: login.password },
      ...over,
    });

    it.each([
      ['its newest revision', undefined, '# version2'],
      ['a revision', '1', '# version1'],
    ])('is fetched at %s', async (_what, Revision, probe) => {
      const fetched = await fetch(source({ Revision }));
      expect(fetched).toMatchObject({ probe });
      expectNoLeak(fetched, server);
    });

    it('takes a login from the URL and shows it to nobody', async () => {
      const Url = url().replace('//', `//${login.user}:${login.password}@`);
      const fetched = await fetch({ Type: 'svn', Url });
      expect(fetched.probe).toBe('# version2');
      expectNoLeak(fetched, server);
    });

    it('names a revision and a path that are not there', async () => {
      expect(await failure(source({ Revision: '99' }))).toMatch(/trunk.*(No such revision|99)/);
      expect(await failure(source({ Url: `${url()}/none` }))).toMatch(/none.*nothing at this address/);
    });

    it('says that a password was not accepted, and not which', async () => {
      const wrong = 'wrong-pass-1';
      const error = await failure(source({ Password: wrong }));
      expect(error).toMatch(/trunk.*did not accept the user name and password/);
      expect(error).not.toContain(wrong);
    });
  },
);
