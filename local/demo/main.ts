// `npm run demo`: a system of its own, from nothing to a page served by PHP; with --full, to a stack of all layers.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OpsWorks } from '@aws-sdk/client-opsworks';
import { EXIT } from '../../scripts/exit-codes.mjs';
import { openSystem } from '../system/open-system.ts';
import { createReporter, type Reporter } from '../system/reporter.ts';
import { runProgram } from '../system/run-program.ts';
import { bookDemo } from './book-demo.ts';
import type { Conclusion, Demo } from './demo.ts';
import { type DemoOptions, readDemoOptions } from './demo-options.ts';
import { fullDemo } from './full/full-demo.ts';
import { startSourceServer } from './source-server.ts';
import { startAfresh } from './start-afresh.ts';
import { createSteps } from './step.ts';
import { WalkError } from './walk-error.ts';

await runProgram(async () => {
  const options = readDemoOptions(process.argv.slice(2));
  const demo = options.full ? fullDemo : bookDemo;
  const reporter = createReporter(options.json);
  const begin = performance.now();
  const steps = createSteps(reporter.line);
  await startAfresh(options, reporter.line);
  const system = await steps.step('Start the system', () => openSystem(options, reporter.line));
  const { endpoint, region, accessKeyId, secretAccessKey } = system.connection;
  const client = new OpsWorks({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const sources = await startSourceServer(await makeSources(demo, options));
  try {
    const seen = await demo.run({ client, steps, print: reporter.line, sourcesPort: sources.port });
    conclude(reporter, seen, { steps: steps.taken(), seconds: (performance.now() - begin) / 1000 });
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof WalkError)) throw error;
    reporter.event('failed', error.message, {});
    return EXIT.failed;
  } finally {
    client.destroy();
    await sources.close();
    await system.close(options.keep ? 'keep' : 'remove');
  }
});

async function makeSources(demo: Demo, { dataDir }: DemoOptions): Promise<string> {
  const folder = join(dataDir, 'git');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await demo.makeSources(folder);
  return folder;
}

function conclude(
  reporter: Reporter,
  { headline, lines, data }: Conclusion,
  facts: { steps: object[]; seconds: number },
): void {
  reporter.line('');
  reporter.event('done', headline, { ...data, ...facts });
  for (const line of lines) reporter.line(line);
  reporter.line(`All of it took ${facts.seconds.toFixed(1)} s.`);
}
