import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type GitServer, startGitServer } from '../../../local/demo/git-server.ts';
import { type OpenMachines, openMachines } from '../../../local/system/open-machines.ts';
import { type LocalProcess, startLocalProcess } from '../../support/durability/local-process.ts';
import { makeProbeRepository, PROBE_FILE } from '../../support/durability/probe-repository.ts';
import { OpsWorksUser, type UserStack } from '../../support/opsworks-user.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** An agent whose wake died with us looks again at its next heartbeat. */
const SETTINGS = { HEARTBEAT_SECONDS: '2', CONFIGURE_QUIET_SECONDS: '1' };
const PATIENCE = { timeout: 180_000, interval: 200 };

let folder: ReturnType<typeof temporaryFolder>;
let git: GitServer;
let opened: OpenMachines;
let local: LocalProcess;
let user: OpsWorksUser;

beforeAll(async () => {
  folder = temporaryFolder();
  const repositories = join(folder.path, 'git');
  makeProbeRepository(join(repositories, 'cookbooks.git'));
  git = await startGitServer(repositories);
  await open(0);
  const options = { dataDir: data(), port: 0, engine: 'containers', keep: false, json: false } as const;
  opened = await openMachines(options, (line) => console.error(line));
});

afterAll(async () => {
  user?.close();
  await local?.kill();
  await opened?.removeAll();
  await git?.close();
  folder.remove();
});

const data = () => join(folder.path, 'data');

async function open(port: number): Promise<void> {
  local = await startLocalProcess({ dataDir: data(), port, engine: 'containers', settings: SETTINGS });
  user = new OpsWorksUser(local.connection);
}

async function killAndRestart(): Promise<void> {
  await local.kill();
  user.close();
  await open(Number(new URL(local.connection.endpoint).port));
}

const until = (holds: () => Promise<void>) => vi.waitFor(holds, PATIENCE);

const untilStatus = (id: string, status: string) =>
  until(async () => expect((await user.instance(id)).Status).toBe(status));

/** What the recipe has left on the machine. */
async function marks(id: string): Promise<string[]> {
  const { Ec2InstanceId = '' } = await user.instance(id);
  const { output } = await opened.machines.engine.run(Ec2InstanceId, `cat ${PROBE_FILE} 2>/dev/null || true`);
  return output.trim() === '' ? [] : output.trim().split('\n');
}

/** Chef is in the middle of its n-th run on the machine. */
const untilChefRuns = (id: string, nth: number) =>
  until(async () => expect(await marks(id)).toHaveLength(2 * nth - 1));

/** Every command has succeeded, and Chef has run once for each. */
async function untilEachRanOnce(stack: UserStack, id: string): Promise<void> {
  await until(async () => {
    const commands = await user.commands(stack);
    expect(new Set(commands.map(({ Status }) => Status))).toEqual(new Set(['successful']));
    expect(await marks(id)).toEqual(commands.flatMap(() => ['begin', 'end']));
  });
}

test('kill -9 in a boot and in a deployment of a real machine: both end well, with one Chef run per command', async () => {
  const stack = await user.createStack();
  await user.useRecipe(stack, 'probe', `http://host.opswright.internal:${git.port}/cookbooks.git`);
  const id = await user.createInstance(stack);

  await user.start(id);
  await untilStatus(id, 'booting');
  await killAndRestart();
  await untilChefRuns(id, 1);
  await killAndRestart();
  await untilStatus(id, 'online');
  await untilEachRanOnce(stack, id);

  const before = (await user.commands(stack)).length;
  await user.deploy(stack, 'killed');
  await untilChefRuns(id, before + 1);
  await killAndRestart();
  await until(async () => expect((await user.deployments(stack))[0]?.Status).toBe('successful'));
  await untilEachRanOnce(stack, id);

  const { Ec2InstanceId } = await user.instance(id);
  expect(await opened.machines.engine.list()).toEqual([{ ec2InstanceId: Ec2InstanceId, state: 'running' }]);
  await user.stop(id);
  await untilStatus(id, 'stopped');
  expect(await opened.machines.engine.list()).toEqual([]);
});
