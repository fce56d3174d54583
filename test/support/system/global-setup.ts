import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startGitServer } from '../../../local/demo/git-server.ts';
import { openSystem } from '../../../local/system/open-system.ts';
import { makeTestRepositories } from './make-test-repositories.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    system: SharedSystem;
  }
}

export interface SharedSystem {
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The port of a git server with the test's repositories. */
  gitPort: number;
  /** Where those repositories are, to be changed by a test. */
  repositories: string;
}

/** Starts one system on real containers, as `npm start` does, and removes it when the last test has ended. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'opswright-clients-'));
  const repositories = join(folder, 'git');
  makeTestRepositories(repositories);
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const options = {
    port: 0,
    dataDir: join(folder, 'data'),
    keep: false,
    json: false,
    engine: 'containers',
  } as const;
  const system = await openSystem(options, report);
  const git = await startGitServer(repositories);
  const { endpoint, region, accessKeyId, secretAccessKey } = system.connection;
  project.provide('system', {
    endpoint,
    region,
    accessKeyId,
    secretAccessKey,
    gitPort: git.port,
    repositories,
  });
  return async () => {
    await git.close();
    await system.close('remove');
    rmSync(folder, { recursive: true, force: true });
  };
}
