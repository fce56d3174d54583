import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpsWorks } from '@aws-sdk/client-opsworks';
import type { FullStack } from '../../../local/demo/full/full-stack.ts';
import { makeFullSources } from '../../../local/demo/full/make-full-sources.ts';
import { walkFull } from '../../../local/demo/full/walk-full.ts';
import { startSourceServer } from '../../../local/demo/source-server.ts';
import { createSteps } from '../../../local/demo/step.ts';
import { openSystem } from '../../../local/system/open-system.ts';

/** A running system with the stack of all layers, and a client of it. */
export interface FullWorld {
  client: OpsWorks;
  stack: FullStack;
  close(): Promise<void>;
}

/** Starts a system on real containers and builds the stack of `npm run demo -- --full` in it. Takes minutes. */
export async function openFullWorld(): Promise<FullWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'opswright-stack-'));
  const sourcesFolder = join(folder, 'sources');
  mkdirSync(sourcesFolder);
  await makeFullSources(sourcesFolder);
  const print = (line: string) => void process.stderr.write(`${line}\n`);
  const options = {
    port: 0,
    dataDir: join(folder, 'data'),
    keep: false,
    json: false,
    engine: 'containers',
  } as const;
  const system = await openSystem(options, print);
  const sources = await startSourceServer(sourcesFolder);
  const { endpoint, region, accessKeyId, secretAccessKey } = system.connection;
  const client = new OpsWorks({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  async function close(): Promise<void> {
    client.destroy();
    await sources.close();
    await system.close('remove');
    rmSync(folder, { recursive: true, force: true });
  }
  try {
    const walk = { client, steps: createSteps(print), print, sourcesPort: sources.port };
    return { client, stack: await walkFull(walk), close };
  } catch (error) {
    await close();
    throw error;
  }
}
