import { join } from 'node:path';
import { OpsWorks } from '@aws-sdk/client-opsworks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type GitServer, startGitServer } from '../../../local/demo/git-server.ts';
import { makeRepository } from '../../../local/demo/make-repository.ts';
import { type OpenSystem, openSystem } from '../../../local/system/open-system.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const LIMIT_MS = 300_000;
/** The first machine of its kind waits for its image. */
const FIRST_USE_MS = 20 * 60_000;
const FIXTURES = new URL('../../fixtures/', import.meta.url).pathname;
const ROLES = {
  ServiceRoleArn: 'arn:aws:iam::000000000000:role/aws-opsworks-service-role',
  DefaultInstanceProfileArn: 'arn:aws:iam::000000000000:instance-profile/aws-opsworks-ec2-role',
};
const CUSTOM_JSON = {
  ancient: { site: { port: 8080, root: '/shop' } },
  opsworks: { data_bags: { keys: { door: { secret: 'open' } } } },
};

describe('an instance of Debian 11 in a running system', { timeout: LIMIT_MS }, () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let git: GitServer;
  let system: OpenSystem;
  let client: OpsWorks;
  let StackId: string;
  let workers: string;
  let old: string;

  beforeAll(async () => {
    folder = temporaryFolder();
    git = await startGitServer(repositories());
    const options = { port: 0, dataDir: join(folder.path, 'data'), keep: false, json: false } as const;
    system = await openSystem(
      { ...options, engine: 'containers' },
      (line) => void process.stderr.write(`${line}\n`),
    );
    const { endpoint, region, accessKeyId, secretAccessKey } = system.connection;
    client = new OpsWorks({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
    await makeStack();
    old = await boot({}, 'online');
  }, FIRST_USE_MS);

  afterAll(async () => {
    client?.destroy();
    await git?.close();
    await system?.close('remove');
    folder.remove();
  }, LIMIT_MS);

  function repositories(): string {
    const bare = (name: string) => join(folder.path, 'git', `${name}.git`);
    makeRepository(bare('cookbooks'), [{ folder: `${FIXTURES}cookbooks/chef-12`, tag: 'v1' }]);
    makeRepository(bare('app'), [{ folder: `${FIXTURES}apps/web/version1`, tag: 'v1' }]);
    return join(folder.path, 'git');
  }

  const source = (name: string) => ({
    Type: 'git' as const,
    Url: `http://host.opswright.internal:${git.port}/${name}.git`,
  });

  async function makeStack(): Promise<void> {
    const stack = await client.createStack({
      Name: 'Old',
      Region: 'us-east-1',
      ...ROLES,
      ConfigurationManager: { Name: 'Chef', Version: '11.10' },
      DefaultOs: 'Debian 11',
      UseCustomCookbooks: true,
      CustomCookbooksSource: source('cookbooks'),
      CustomJson: JSON.stringify(CUSTOM_JSON),
    });
    StackId = stack.StackId ?? '';
    const CustomRecipes = {
      Setup: ['ancient'],
      Configure: ['ancient::configure'],
      Deploy: ['ancient::deploy'],
    };
    const layer = { StackId, Type: 'custom' as const, Name: 'Workers', Shortname: 'workers', CustomRecipes };
    workers = (await client.createLayer(layer)).LayerId ?? '';
    await client.createApp({ StackId, Name: 'Shop', Type: 'other', AppSource: source('app') });
  }

  /** @returns the id of the instance, once it has that status */
  async function boot(input: object, status: string): Promise<string> {
    const machine = { StackId, LayerIds: [workers], InstanceType: 't3.micro', ...input };
    const { InstanceId = '' } = await client.createInstance(machine);
    await client.startInstance({ InstanceId });
    await vi.waitFor(
      async () => {
        const { Instances } = await client.describeInstances({ InstanceIds: [InstanceId] });
        expect(Instances?.[0]?.Status).toBe(status);
      },
      { timeout: FIRST_USE_MS, interval: 1000 },
    );
    return InstanceId;
  }

  async function logOf(InstanceId: string, type: string): Promise<string> {
    const { Commands = [] } = await client.describeCommands({ InstanceId });
    const { LogUrl = '' } = Commands.find(({ Type }) => Type === type) ?? {};
    return (await fetch(LogUrl)).text();
  }

  /** Runs recipes on the old instance. */
  async function execute(...recipes: string[]): Promise<{ Status: string | undefined; log: string }> {
    const Command = { Name: 'execute_recipes' as const, Args: { recipes } };
    const { DeploymentId } = await client.createDeployment({ StackId, InstanceIds: [old], Command });
    return vi.waitFor(
      async () => {
        const { Commands = [] } = await client.describeCommands({ DeploymentId });
        const { Status, LogUrl = '' } = Commands[0] ?? {};
        expect(Status).toMatch(/successful|failed/);
        return { Status, log: await (await fetch(LogUrl)).text() };
      },
      { timeout: LIMIT_MS, interval: 500 },
    );
  }

  it('sets up by the real Chef 12, with what every instance gets and can run there', async () => {
    const log = await logOf(old, 'setup');
    expect(log).toContain('*** Chef 12.22.5 ***');
    expect(log).toContain('mysql::client is skipped: it is a built-in recipe that needs Chef 18');
    expect(log).not.toContain('opsworks_compat');
    expect(log).toContain('shell says old');
  });

  it('converges recipes of then: attributes, definitions, light-weight resources, search, data bags, deploy_revision', async () => {
    const { Status, log } = await execute('ancient::report');
    expect(Status, log.slice(-4000)).toBe('successful');
    for (const line of [
      'view: "workers1 cookbook set"',
      'site: "site:8080/shop"',
      'bag: "open"',
      String.raw`lines: "line\nline\n"`,
      'mark: "marked"',
      'hosts: "workers1"',
      'restarted: "shop"',
    ])
      expect(log).toContain(line);
    expect(log).toMatch(/this host: [\d.]+ workers1/);
    expect(log).toMatch(/shop serves .*index\.html/);
  });

  it('says of a built-in recipe that it needs Chef 18, and runs nothing of that command', async () => {
    const { Status, log } = await execute('ancient::report', 'haproxy');
    expect(Status).toBe('failed');
    expect(log).toContain('haproxy is a built-in recipe that needs Chef 18; this instance runs Chef 12.22.5');
    expect(log).not.toContain('this host:');
  });

  it('is refused in a built-in layer', async () => {
    const web = { StackId, Type: 'web' as const, Name: 'Static', Shortname: 'web' };
    const { LayerId = '' } = await client.createLayer(web);
    const created = client.createInstance({ StackId, LayerIds: [LayerId], InstanceType: 't3.micro' });
    await expect(created).rejects.toThrow(
      'Debian 11 runs Chef 12, and the recipes of "Static" (web) need Chef 18',
    );
  });

  it('saves a cookbook that Chef 18 does not, whatever is brought back there', async () => {
    const InstanceId = await boot({ Os: 'Debian 12' }, 'setup_failed');
    const log = await logOf(InstanceId, 'setup');
    expect(log).toContain('DEPRECATED: node.set in cookbook ancient');
    expect(log).toMatch(/wrong number of arguments .*ancient\/libraries\/site\.rb/s);
  });
});
