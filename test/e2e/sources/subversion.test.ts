import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Source } from '../../../src/model/opsworks.generated.ts';
import { FETCHERS } from '../../support/servers/fetch-source.ts';
import { sourceBench } from '../../support/servers/source-bench.ts';
import { sourcePrograms } from '../../support/servers/source-programs.ts';
import { startSvnserve } from '../../support/servers/svnserve.ts';
import type { TestServer } from '../../support/servers/test-server.ts';

/** Packages are installed where they are not there yet. */
const INSTALL_MS = 300_000;
const LIMIT_MS = 60_000;
const programs = await sourcePrograms({ subversion: '/usr/bin/svnserve' });

describe.skipIf(!programs).each(FETCHERS)(
  'Subversion as the source of %s',
  { timeout: LIMIT_MS },
  (fetcher) => {
    const { versions, login, fetch, failure, expectNoLeak } = sourceBench(fetcher);
    let server: TestServer;
    beforeAll(async () => {
      server = await startSvnserve(versions, login);
    }, INSTALL_MS);
    afterAll(() => server.close());
    const source = (over: Source = {}): Source => ({
      Type: 'svn',
      Url: `svn://127.0.0.1:${server.port}/trunk`,
      Username: login.user,
      Password: login.password,
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

    it.each([
      ['a revision that is not there', { Revision: '99' }, /revision 99.*No such revision 99/],
      [
        'a password that was not accepted',
        { Password: 'wrong' },
        /trunk.*(Password incorrect|Authentication)/i,
      ],
      ['a server that is not there', { Url: 'svn://127.0.0.1:9/trunk' }, /127\.0\.0\.1:9\/trunk.*refused/],
    ])('names %s', async (_what, over, sentence) => {
      expect(await failure(source(over))).toMatch(sentence);
    });
  },
);
