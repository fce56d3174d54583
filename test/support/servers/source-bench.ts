import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import type { Source } from '../../../src/model/opsworks.generated.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { type Fetched, type Fetcher, type FetchRequest, fetchSource } from './fetch-source.ts';
import { writeVersion } from './source-versions.ts';
import type { Login } from './start-http.ts';
import type { TestServer } from './test-server.ts';

type More = Partial<Pick<FetchRequest, 'profile' | 'environment'>>;

export interface SourceBench {
  /** For what the servers of a file serve. */
  folder: string;
  /** Two folders, `version1` and `version2`, whose probes say so. */
  versions: readonly [string, string];
  login: Login;
  /** Fetches onto the machine of this test. */
  fetch(source: Source, more?: More): Promise<Fetched>;
  /** The sentence with which a fetch fails, as it must. */
  failure(source: Source, more?: More): Promise<string>;
  /** Nothing of the login is in what a person reads, nor where any process could have read it. */
  expectNoLeak(fetched: Pick<Fetched, 'log' | 'error'>, server: TestServer): void;
}

/** What the tests of all sources share; each test has a machine of its own. */
export function sourceBench(fetcher: Fetcher): SourceBench {
  const folder = temporaryFolder();
  const login = { user: 'deployer', password: `pass-${randomBytes(6).toString('hex')}` };
  const version = (name: string) => writeVersion(join(folder.path, name), name);
  let machine = temporaryFolder();
  beforeEach(() => {
    machine = temporaryFolder();
  });
  afterEach(() => machine.remove());
  afterAll(() => folder.remove());

  const fetch: SourceBench['fetch'] = (source, more) =>
    fetchSource({ for: fetcher, folder: machine.path, source, ...more });

  const failure: SourceBench['failure'] = async (source, more) => {
    const { error, probe } = await fetch(source, more);
    expect(error, `fetched ${probe}`).toBeDefined();
    return error ?? '';
  };

  const expectNoLeak: SourceBench['expectNoLeak'] = ({ log, error = '' }, server) => {
    expect(server.commandLines()).not.toBe('');
    for (const text of [log, error, server.commandLines()]) expect(text).not.toContain(login.password);
  };

  const versions = [version('version1'), version('version2')] as const;
  return { folder: folder.path, versions, login, fetch, failure, expectNoLeak };
}
