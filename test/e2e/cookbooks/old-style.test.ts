import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChefMachine, chefMachine } from '../../support/chef-machine.ts';
import { type ContainerCloud, containerCloud, FIRST_USE_MS } from '../../support/container-cloud.ts';
import { TAGGED_REPOSITORY } from '../../support/tagged-repository.ts';

const LIMIT_MS = 300_000;
const RUN_LIST = ['opsworks_compat', 'deploy', 'oldstyle', 'oldstyle::app'];

// agent/test/old_cookbooks_test.rb goes through what comes back, one by one; here it meets the built-in cookbooks.
describe('a cookbook written for Chef 11.10 on a real machine', { timeout: LIMIT_MS }, () => {
  let cloud: ContainerCloud;
  let machine: ChefMachine;

  beforeAll(async () => {
    cloud = await containerCloud();
    machine = await chefMachine(cloud, 'workers1');
    await machine.copy('test/fixtures/cookbooks/old-style', '/srv/chef/cookbooks');
    await machine.copy('test/fixtures/apps/nodejs-app', '/tmp/app');
    await machine.shell(TAGGED_REPOSITORY);
  }, FIRST_USE_MS);
  afterAll(() => cloud?.close(), LIMIT_MS);

  it('releases an app with OpsWorks’ own definitions, and each old word has its line in the log', async () => {
    const { exitCode, log } = await machine.converge(attributes('version1', 1), RUN_LIST);
    expect(exitCode, log.slice(-4000)).toBe(0);
    expect(await machine.shell('cat /tmp/oldstyle/greeting')).toBe('hello world');
    expect(await machine.shell('stat -c %U /srv/www/app/current/server.js')).toBe('deploy');
    for (const word of ['opsworks_deploy', 'opsworks_deploy_dir', 'opsworks_deploy_user'])
      expect(log).toContain(`DEPRECATED: ${word} in cookbook oldstyle, recipe app, line`);
  });

  it('makes one release per command', async () => {
    await machine.converge(attributes('version1', 1), RUN_LIST);
    expect(await machine.shell('ls /srv/www/app/releases | wc -l')).toBe('1');
    const { exitCode, log } = await machine.converge(attributes('version2', 2), RUN_LIST);
    expect(exitCode, log.slice(-4000)).toBe(0);
    expect(await machine.shell('ls /srv/www/app/releases | wc -l')).toBe('2');
  });

  it('reads attributes as methods, finds resources by the names they gave themselves, loads YAML as it was', async () => {
    const { exitCode, log } = await machine.converge(attributes('version1', 1), [
      'opsworks_compat',
      'oldways',
    ]);
    expect(exitCode, log.slice(-4000)).toBe(0);
    expect(await machine.shell('cat /tmp/oldways/seen')).toBe('by a method 80 later workers1 debian');
    expect(await machine.shell('cat /tmp/oldways/named')).toBe('named');
    expect(log).toContain('DEPRECATED: attributes as methods in cookbook oldways, recipe default, line 1:');
  });

  it('has opsworks-agent-cli beside it, which says when there is nothing to tell', async () => {
    expect(await machine.shell('opsworks-agent-cli --help')).toContain('get_json');
    expect(await machine.shell('opsworks-agent-cli list_commands 2>&1 || true')).toContain(
      'not an instance yet',
    );
  });
});

function attributes(revision: string, sentAt: number) {
  const instance = { hostname: 'workers1', layers: ['workers'], private_ip: '10.0.0.1' };
  const scm = { scm_type: 'git', repository: 'file:///srv/git/app.git', revision };
  return {
    opsworks: { activity: 'deploy', sent_at: sentAt, instance, layers: { workers: { instances: {} } } },
    deploy: { app: { application: 'app', application_type: 'other', deploy_to: '/srv/www/app', scm } },
  };
}
