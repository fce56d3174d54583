import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfigurationCommand } from '../../../src/domain/configuration/configuration-command.ts';
import type { JsonObject } from '../../../src/domain/configuration/json-object.ts';
import type { LayerRecord, StackSnapshot } from '../../../src/domain/configuration/stack-snapshot.ts';
import { type ChefMachine, chefMachine } from '../../support/chef-machine.ts';
import { type ContainerCloud, containerCloud, FIRST_USE_MS } from '../../support/container-cloud.ts';
import { convergeCommand } from '../../support/converge-command.ts';
import { command, instance, simplePhpApp, snapshot } from '../../support/php-stack.ts';

const LIMIT_MS = 300_000;
const PASSWORD = `p'g"$s3cret`;

const layers: LayerRecord[] = [
  custom('postgresql', ['setup', 'configure', 'deploy']),
  custom('django', ['setup', 'deploy', 'undeploy', 'shutdown']),
  custom('varnish', ['setup', 'configure']),
];

// Two machines of custom layers: PostgreSQL and a Django app on one, Varnish in front of it on the other.
describe('the example layers on real machines', { timeout: LIMIT_MS }, () => {
  let cloud: ContainerCloud;
  let server: ChefMachine;
  let front: ChefMachine;
  let serverStatus = 'online';
  const logs: string[] = [];

  beforeAll(async () => {
    cloud = await containerCloud([]);
    server = await chefMachine(cloud, 'server1');
    front = await chefMachine(cloud, 'front1');
    for (const machine of [server, front]) await machine.copy('examples/layers', '/srv/chef/cookbooks');
    await server.copy('examples/django-notes', '/tmp/app');
    await server.shell(REPOSITORY);
  }, FIRST_USE_MS);
  afterAll(() => cloud?.close(), LIMIT_MS);

  async function run(machine: ChefMachine, type: ConfigurationCommand['Type'], customJson: JsonObject = {}) {
    const stack = stackOf(server.ip, front.ip, serverStatus);
    const me = stack.instances[machine === server ? 0 : 1]!;
    const asked = command(type, type === 'deploy' ? { DeploymentId: 'd-1', appIds: ['app-1'] } : {});
    const given = { ...SETTINGS, ...customJson };
    const converged = await convergeCommand({
      machine,
      stack,
      instance: me,
      command: asked,
      customJson: given,
    });
    logs.push(converged.log);
    return converged;
  }
  const sql = (password: string, statement: string) =>
    front.shell(
      `PGPASSWORD=${quote(password)} psql -h ${server.ip} -U notes -d notes -tAc ${quote(statement)} 2>&1 || true`,
    );
  const page = () => server.shell('curl -s http://localhost/');
  const through = () => front.shell('curl -s -D - http://localhost/');

  it('set up PostgreSQL with a role and a database for each app, and the Django app beside it', async () => {
    await run(server, 'setup');
    expect(await page()).toBe('Good day, visit 1');
  });

  it('set up Varnish in front of the app', async () => {
    await run(front, 'setup');
    const first = await through();
    expect(first).toMatch(/x-cache: miss/i);
    expect(first).toContain('visit 2');
    const second = await through();
    expect(second).toMatch(/x-cache: hit/i);
    expect(second).toContain('visit 2');
  });

  it('let the stack’s instances log in to PostgreSQL by password alone, and own what is theirs', async () => {
    await front.shell('apt-get install -y postgresql-client > /dev/null');
    expect(await sql(PASSWORD, 'CREATE TABLE IF NOT EXISTS t (n int)')).toBe('CREATE TABLE');
    expect(await sql(PASSWORD, 'INSERT INTO t VALUES (7) RETURNING n')).toContain('7');
    expect(await sql('wrong', 'SELECT 1')).toContain('password authentication failed');
    expect(await sql(PASSWORD, 'CREATE ROLE other')).toContain('permission denied');
  });

  it('change nothing when run again', async () => {
    for (const [machine, types] of [
      [server, ['setup', 'configure', 'deploy']],
      [front, ['setup', 'configure']],
    ] as const) {
      for (const type of types) {
        await run(machine, type);
        const again = await run(machine, type);
        expect(again.updated, again.log.slice(-6000)).toBe(0);
      }
    }
    expect(await sql(PASSWORD, 'SELECT n FROM t')).toBe('7');
  });

  it('follow the stack: without a server Varnish says so at once', async () => {
    serverStatus = 'stopped';
    await run(front, 'configure');
    expect(await through()).toMatch(/^HTTP\/1.1 503 No server is online/);
    serverStatus = 'online';
    await run(front, 'configure');
    expect(await through()).toContain('visit');
  });

  it('give the apps another password when custom JSON says another', async () => {
    await run(server, 'deploy', { postgresql: { password: 'changed-s3cret' } });
    expect(await sql('changed-s3cret', 'SELECT n FROM t')).toBe('7');
    expect(await sql(PASSWORD, 'SELECT 1')).toContain('password authentication failed');
  });

  it('show a password in no log', () => {
    expect(logs.join('\n')).not.toMatch(/s3cret/);
  });

  it('fail with a sentence where custom JSON gives no password', async () => {
    await expect(run(server, 'deploy', { postgresql: {} })).rejects.toThrow(
      "set node['postgresql']['password'] in custom JSON",
    );
  });

  it('stop the app on shutdown', async () => {
    await run(server, 'shutdown');
    expect(await server.shell('systemctl is-active django_notes || true')).toBe('inactive');
  });
});

const SETTINGS: JsonObject = {
  postgresql: { password: PASSWORD },
  varnish: { backend_layer: 'django' },
  deploy: { notes: { migrate: true } },
};

function custom(name: string, events: readonly string[]): LayerRecord {
  const recipe = (event: string) => (events.includes(event) ? [`${name}::${event}`] : []);
  return {
    LayerId: `layer-${name}`,
    Type: 'custom',
    Name: name,
    Shortname: name,
    CustomRecipes: {
      Setup: recipe('setup'),
      Configure: recipe('configure'),
      Deploy: recipe('deploy'),
      Undeploy: recipe('undeploy'),
      Shutdown: recipe('shutdown'),
    },
  };
}

function stackOf(server: string, front: string, Status: string): StackSnapshot {
  const app = {
    ...simplePhpApp,
    Shortname: 'notes',
    Type: 'other' as const,
    AppSource: { Type: 'git', Url: 'file:///srv/git/app.git', Revision: 'master' },
    Attributes: {},
    DataSources: [],
    Environment: [
      { Key: 'GREETING', Value: 'Good day' },
      { Key: 'SECRET_KEY', Value: 'only-of-this-test' },
    ],
  };
  const still = { InstallUpdatesOnBoot: false };
  return {
    ...snapshot,
    layers,
    apps: [app],
    instances: [
      instance('i-1', 'server1', ['layer-postgresql', 'layer-django'], {
        PrivateIp: server,
        Status,
        ...still,
      }),
      instance('i-2', 'front1', ['layer-varnish'], { PrivateIp: front, ...still }),
    ],
  };
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

const REPOSITORY = `set -e
git config --system safe.directory '*'
git init -q --bare -b master /srv/git/app.git
cd /tmp/app
git init -q -b master
git config user.email demo@example.org; git config user.name Demo
git add -A; git commit -q -m first; git push -q /srv/git/app.git master`;
