import { afterAll, beforeAll, expect } from 'vitest';
import { buildOwn } from '../../src/domain/configuration/build-own.ts';
import { buildShared } from '../../src/domain/configuration/build-shared.ts';
import type { ConfigurationCommand } from '../../src/domain/configuration/configuration-command.ts';
import { deepMerge } from '../../src/domain/configuration/deep-merge.ts';
import type { JsonObject } from '../../src/domain/configuration/json-object.ts';
import { runCommandOf } from '../../src/domain/configuration/run-command-of.ts';
import { runListFor } from '../../src/domain/configuration/run-list/run-list-for.ts';
import type { StackSecrets } from '../../src/domain/configuration/stack-secrets.ts';
import type { StackSnapshot } from '../../src/domain/configuration/stack-snapshot.ts';
import { type ChefMachine, type Converged, chefMachine } from './chef-machine.ts';
import { type ContainerCloud, containerCloud, FIRST_USE_MS } from './container-cloud.ts';
import { command } from './php-stack.ts';

type Type = ConfigurationCommand['Type'];

/** The commands that name the app they are for. */
const NAMED: readonly Type[] = ['deploy', 'undeploy', 'start', 'stop', 'rollback', 'restart'];
const CLOSE_MS = 180_000;
const CPU = 1_000_000_000;

export interface LifeOptions {
  hostname: string;
  /** The stack as it is when this revision of the app is asked for; its first app and first instance are the test's. */
  stack: (revision: string, ip: string) => StackSnapshot;
  secrets: () => StackSecrets;
  /** Folder of the project that the machine has as /tmp/app. */
  folder: string;
  /** Script that makes the app's repository of it. */
  prepare: string;
  /** Attributes above the service's, as custom JSON would be. */
  customJson?: JsonObject;
}

export interface RunOptions {
  /** The same command converged once more, not another one. */
  again?: boolean;
  args?: Record<string, string[]>;
  /** Custom JSON of this command alone. */
  customJson?: JsonObject;
}

/** The life of one app on one real machine of a layer. */
export interface AppLife {
  machine: () => ChefMachine;
  /** Runs a command as the agent would: the same documents, the same run list. */
  run(type: Type, revision: string, options?: RunOptions): Promise<Converged>;
  /** Runs a command that must succeed. */
  succeed(type: Type, revision: string, options?: RunOptions): Promise<Converged>;
  /** Runs a command that must fail, and answers its log. */
  fail(type: Type, revision: string, options?: RunOptions): Promise<string>;
  shell(script: string): Promise<string>;
  /** Status code and text of a page that the machine itself asks for. */
  page(path?: string, flags?: string): Promise<string>;
  /** The logs of all runs so far. */
  logs(): string;
}

/** Boots a machine before the tests of a file and removes it after them. */
export function appLife(options: LifeOptions): AppLife {
  let cloud: ContainerCloud | undefined;
  let machine: ChefMachine | undefined;
  const logs: string[] = [];
  let runs = 0;

  beforeAll(async () => {
    const layers = options.stack('', '').layers.map(({ Type }) => Type);
    cloud = await containerCloud(layers);
    machine = await chefMachine(cloud, options.hostname);
    await oneProcessor(cloud);
    await machine.copy(options.folder, '/tmp/app');
    await machine.shell(options.prepare);
  }, FIRST_USE_MS);
  afterAll(() => cloud?.close(), CLOSE_MS);

  const booted = () => {
    if (!machine) throw new Error('The machine has not been booted.');
    return machine;
  };

  const run: AppLife['run'] = async (type, revision, { again = false, args, customJson = {} } = {}) => {
    if (!again) runs += 1;
    const stack = options.stack(revision, booted().ip);
    const me = stack.instances[0]!;
    const appIds = NAMED.includes(type) ? [stack.apps[0]!.AppId] : undefined;
    const asked = command(type, { DeploymentId: `deployment-${runs}`, appIds, args });
    const own = buildOwn(stack, me, asked, options.secrets());
    const service = deepMerge(buildShared(stack).attributes, own.attributes);
    const attributes = deepMerge(deepMerge(service, options.customJson ?? {}), customJson);
    const recipes = runListFor(runCommandOf(asked, stack), me, stack.layers);
    const converged = await booted().converge(attributes, recipes);
    logs.push(converged.log);
    return converged;
  };

  const succeed: AppLife['succeed'] = async (...given) => {
    const converged = await run(...given);
    expect(converged.exitCode, converged.log.slice(-4000)).toBe(0);
    return converged;
  };

  const fail: AppLife['fail'] = async (...given) => {
    const converged = await run(...given);
    expect(converged.exitCode, 'the command succeeded').not.toBe(0);
    return converged.log;
  };

  const shell = (script: string) => booted().shell(script);
  const page: AppLife['page'] = (path = '/', flags = '') =>
    shell(`curl -s ${flags} -o /tmp/page -w '%{http_code}\n' http://localhost${path}; cat /tmp/page`);
  return { machine: booted, run, succeed, fail, shell, page, logs: () => logs.join('\n') };
}

/** The machine that tests run on has two, and other work to do. */
async function oneProcessor({ docker, prefix }: ContainerCloud): Promise<void> {
  const mine = await docker.listContainers({ filters: { name: [`${prefix}-i-`] } });
  await Promise.all(mine.map(({ Id }) => docker.getContainer(Id).update({ NanoCpus: CPU })));
}
