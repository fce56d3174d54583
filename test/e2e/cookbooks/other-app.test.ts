import { beforeAll, describe, expect, it } from 'vitest';
import type { LayerRecord, StackSnapshot } from '../../../src/domain/configuration/stack-snapshot.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { appLife } from '../../support/app-life.ts';
import { FIRST_USE_MS } from '../../support/container-cloud.ts';
import { convergeTwice } from '../../support/converge-twice.ts';
import { instance, simplePhpApp, snapshot } from '../../support/php-stack.ts';
import { rollBack } from '../../support/roll-back.ts';
import { TAGGED_REPOSITORY } from '../../support/tagged-repository.ts';

const LIMIT_MS = 180_000;
const TOKEN = 'tok-s3cret-value';
const RECIPES = { Deploy: ['pages'], Undeploy: ['pages::undeploy'] };
const layer: LayerRecord = {
  LayerId: 'layer-custom',
  Type: 'custom',
  Name: 'Workers',
  Shortname: 'workers',
  CustomRecipes: { ...RECIPES, Setup: [], Configure: [], Shutdown: [] },
};

// An app of the type other on a custom layer: the base set, and a user's cookbook that releases with our resource.
describe('a custom layer’s recipes for an app of the type other on a real machine', {
  timeout: LIMIT_MS,
}, () => {
  const life = appLife({
    hostname: 'workers1',
    stack: stackWith,
    secrets: () => ({ apps: { 'app-1': { environment: { TOKEN: new Secret(TOKEN) } } } }),
    folder: 'test/fixtures/apps/web',
    prepare: TAGGED_REPOSITORY,
  });
  const { succeed, fail, shell, page } = life;

  beforeAll(
    () => life.machine().copy('test/fixtures/cookbooks/other-app', '/srv/chef/cookbooks'),
    FIRST_USE_MS,
  );

  it('deploy the app', async () => {
    await succeed('setup', 'version1');
    expect(await page()).toMatch(/^200\n<h1>Static site, first edition/);
  });

  it('converge twice with no resource updated the second time: Setup, Configure and Deploy', async () => {
    expect((await succeed('setup', 'version1', { again: true })).updated).toBe(0);
    await convergeTwice(life, ['configure', 'deploy'], 'version1');
  });

  it.each([
    ['a revision that does not exist', 'nowhere', 'has no branch, tag or commit "nowhere"'],
    ['a source that the recipe does not take', 'version2', 'The source of pages has no index.html.'],
    [
      'a hook that fails',
      'failing-hook',
      'The hook deploy/before_symlink.rb of pages failed: the hook says no',
    ],
  ])('leave the old release serving after %s', async (_what, revision, message) => {
    expect(await fail('deploy', revision)).toContain(message);
    expect(await page()).toContain('first edition');
  });

  it('leave the old release serving after a restart command that fails', async () => {
    const customJson = { deploy: { pages: { restart_command: 'systemctl restart none' } } };
    expect(await fail('deploy', 'version1', { customJson })).toMatch(
      /The restart command of pages failed \(\d+\): .+/,
    );
    expect(await page()).toContain('first edition');
  });

  it('have no command of OpsWorks for rollback, start, stop and restart, and say what to do', async () => {
    for (const type of ['rollback', 'start', 'stop', 'restart'] as const)
      await expect(life.run(type, 'version1')).rejects.toThrow(`Apps of type other have no ${type} command.`);
  });

  it('go back to the release before by the user’s recipe', async () => {
    await rollBack(life, 'version1', { type: 'execute_recipes', args: { recipes: ['pages::rollback'] } });
    expect(await page()).toContain('first edition');
  });

  it('show a secret to nobody', async () => {
    expect(life.logs()).not.toContain(TOKEN);
    expect(
      await shell('su nobody -s /bin/sh -c "grep -rls tok-s3cret /etc /srv/www /home /var" || true'),
    ).toBe('');
  });

  it('remove all of the app on undeploy', async () => {
    await succeed('undeploy', 'version1');
    expect(await shell('ls /srv/www; ls /etc/apache2/sites-enabled | grep pages || true')).toBe('');
  });
});

function stackWith(revision: string, ip: string): StackSnapshot {
  const app = {
    ...simplePhpApp,
    Shortname: 'pages',
    Type: 'other' as const,
    DataSources: [{ Type: 'None' }],
    AppSource: { Type: 'git', Url: 'file:///srv/git/app.git', Revision: revision },
    Attributes: {},
    Environment: [{ Key: 'TOKEN', Secure: true }],
  };
  const me = instance('i-1', 'workers1', [layer.LayerId], { PrivateIp: ip, InstallUpdatesOnBoot: false });
  return { ...snapshot, layers: [layer], apps: [app], instances: [me] };
}
