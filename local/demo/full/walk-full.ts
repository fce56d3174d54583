import { deployAll } from './deploy-all.ts';
import { findInstances } from './find-instances.ts';
import { makeFullSecrets } from './full-secrets.ts';
import type { FullStack } from './full-stack.ts';
import type { FullWalkOptions } from './full-walk-options.ts';
import { makeApps } from './make-apps.ts';
import { makeInstances } from './make-instances.ts';
import { makeLayers } from './make-layers.ts';
import { makeStack } from './make-stack.ts';
import { pagesOfApps } from './pages-of-apps.ts';
import { startAll } from './start-all.ts';
import { statusPages } from './status-pages.ts';
import { visitPages } from './visit-pages.ts';

/**
 * One stack of all built-in layers through the public API: made, started together, its apps deployed, every page seen.
 * Takes minutes; several while machines install their packages.
 * @throws WalkError with the log of what failed, or the page that did not come
 */
export async function walkFull(options: FullWalkOptions): Promise<FullStack> {
  const { client, steps } = options;
  const secrets = makeFullSecrets();
  const stackId = await steps.step('Create a stack (Chef 11.10)', () => makeStack(client));
  const layers = await steps.step('Create its nine layers', () => makeLayers(client, stackId, secrets));
  const apps = await steps.step('Create an app for each kind of app server', () =>
    makeApps(options, stackId, secrets),
  );
  await steps.step('Create the instances', () => makeInstances(client, stackId, layers));
  const started = await steps.step('Start the stack: all boot, Setup, online', () =>
    startAll(options, stackId),
  );
  const instances = await findInstances(client, stackId, layers);
  const deployments = await steps.step('Deploy version 2 of every app at once, the Rails app migrates', () =>
    deployAll(options, { stackId, layers, apps }),
  );
  const stack: FullStack = {
    stackId,
    layers,
    instances,
    apps,
    urls: pagesOfApps(instances),
    statusPages: statusPages(instances),
    secrets,
    times: { instances: started, deployments },
  };
  await steps.step('Fetch every page', () => visitPages(options, stack));
  return stack;
}
