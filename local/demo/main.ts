// `npm run demo`: the book's chapter on a system of its own, from nothing to a page served by PHP.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OpsWorksClient } from '@aws-sdk/client-opsworks';
import { EXIT } from '../../scripts/exit-codes.mjs';
import { openSystem } from '../system/open-system.ts';
import { createReporter, type Reporter } from '../system/reporter.ts';
import { runProgram } from '../system/run-program.ts';
import { readSystemOptions, type SystemOptions } from '../system/system-options.ts';
import { startGitServer } from './git-server.ts';
import { makeDemoRepositories } from './make-demo-repositories.ts';
import { startAfresh } from './start-afresh.ts';
import { createSteps } from './step.ts';
import { walk } from './walk.ts';
import { WalkError } from './walk-error.ts';

await runProgram(async () => {
  const options = readSystemOptions(process.argv.slice(2), { dataDir: '.opswright/demo', port: 0 });
  const reporter = createReporter(options.json);
  const begin = performance.now();
  const steps = createSteps(reporter.line);
  await startAfresh(options, reporter.line);
  const system = await steps.step('Start the system', () => openSystem(options, reporter.line));
  const { endpoint, region, accessKeyId, secretAccessKey } = system.connection;
  const client = new OpsWorksClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const git = await startGitServer(repositories(options));
  try {
    const walked = await walk({ client, steps, print: reporter.line, gitPort: git.port });
    conclude(reporter, walked, { steps: steps.taken(), seconds: (performance.now() - begin) / 1000 });
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof WalkError)) throw error;
    reporter.event('failed', error.message, {});
    return EXIT.failed;
  } finally {
    client.destroy();
    await git.close();
    await system.close(options.keep ? 'keep' : 'remove');
  }
});

function repositories({ dataDir }: SystemOptions): string {
  const folder = join(dataDir, 'git');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  makeDemoRepositories(folder);
  return folder;
}

function conclude(
  reporter: Reporter,
  walked: { url: string; page: string },
  facts: { steps: object[]; seconds: number },
): void {
  reporter.line('');
  reporter.event('done', `The page at ${walked.url} says:`, { ...walked, ...facts });
  for (const line of walked.page.split('\n')) reporter.line(`  ${line}`);
  reporter.line(`All of it took ${facts.seconds.toFixed(1)} s.`);
}
