import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOwn } from '../../../src/domain/configuration/build-own.ts';
import { buildShared } from '../../../src/domain/configuration/build-shared.ts';
import type { ConfigurationCommand } from '../../../src/domain/configuration/configuration-command.ts';
import { deepMerge } from '../../../src/domain/configuration/deep-merge.ts';
import { runCommandOf } from '../../../src/domain/configuration/run-command-of.ts';
import { runListFor } from '../../../src/domain/configuration/run-list/run-list-for.ts';
import type { StackSnapshot } from '../../../src/domain/configuration/stack-snapshot.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { type ChefMachine, type Converged, chefMachine } from '../../support/chef-machine.ts';
import { type ContainerCloud, containerCloud, FIRST_USE_MS } from '../../support/container-cloud.ts';
import { command, instance, phpLayer, simplePhpApp, snapshot } from '../../support/php-stack.ts';

const LIMIT_MS = 180_000;
const TOKEN = 'tok-s3cret-value';
/** What Apache would put its own value in place of. */
const REFERENCE = '$\x7bHOME}';
const NAMED: readonly string[] = ['deploy', 'undeploy', 'rollback', 'restart'];

// One machine goes through the life of an app; each test is the next step, as it would be for a user.
describe('the PHP layer’s recipes on a real machine', { timeout: LIMIT_MS }, () => {
  let cloud: ContainerCloud;
  let machine: ChefMachine;
  const logs: string[] = [];
  let runs = 0;

  beforeAll(async () => {
    cloud = await containerCloud();
    machine = await chefMachine(cloud, 'php-app1');
    await machine.copy('examples/simple-php-app', '/tmp/app');
    await machine.shell(REPOSITORY);
  }, FIRST_USE_MS);
  afterAll(() => cloud?.close(), LIMIT_MS);

  /** Runs a command as the agent would: the same documents, the same run list. */
  async function run(type: ConfigurationCommand['Type'], revision: string, root?: string, again = false) {
    if (!again) runs += 1;
    const stack = stackWith(revision, root, machine.ip);
    const me = stack.instances[0]!;
    const appIds = NAMED.includes(type) ? ['app-1'] : undefined;
    const asked = command(type, { DeploymentId: `deployment-${runs}`, appIds });
    const own = buildOwn(stack, me, asked, {
      apps: { 'app-1': { environment: { TOKEN: new Secret(TOKEN) } } },
    });
    const attributes = deepMerge(buildShared(stack).attributes, own.attributes);
    const converged = await machine.converge(
      attributes,
      runListFor(runCommandOf(asked, stack), me, stack.layers),
    );
    logs.push(converged.log);
    return converged;
  }

  async function succeed(...args: Parameters<typeof run>): Promise<Converged> {
    const converged = await run(...args);
    expect(converged.exitCode, converged.log.slice(-4000)).toBe(0);
    return converged;
  }

  const page = (path = '/') =>
    machine.shell(`curl -s -o /tmp/page -w '%{http_code}\n' http://localhost${path}; cat /tmp/page`);
  const releases = async () => (await machine.shell('ls /srv/www/simplephpapp/releases')).split('\n').length;

  it('set up the server and deploy the app', async () => {
    const begin = performance.now();
    await succeed('setup', 'version1');
    console.log(`setup with its first deploy took ${Math.round(performance.now() - begin)} ms`);
    expect(await page()).toMatch(
      /^200[\s\S]*<h1>Simple PHP App<\/h1>[\s\S]*Version 1, served by <b>php-app1<\/b> with PHP 8/,
    );
  });

  it('change nothing when run again', async () => {
    expect((await succeed('setup', 'version1', undefined, true)).updated).toBe(0);
    await succeed('configure', 'version1');
    expect((await succeed('configure', 'version1')).updated).toBe(0);
  });

  it('deploy another version with its document root and its environment', async () => {
    await succeed('deploy', 'version2', 'web');
    const text = await page();
    expect(text).toContain('Simple PHP App, second edition');
    expect(text).toContain(
      `Hi &quot;there&quot; \\ ${REFERENCE}, from the stack MyStack with 1 PHP server online.`,
    );
    expect(await releases()).toBe(2);
  });

  it('go back to the release before, and no further than there is one', async () => {
    await succeed('rollback', 'version1');
    expect(await page()).toContain('Version 1, served by');
    const failed = await run('rollback', 'version1');
    expect(failed.exitCode).not.toBe(0);
    expect(failed.log).toContain('There is no earlier release of simplephpapp to go back to.');
    expect(await page()).toContain('Version 1, served by');
  });

  it('hide the repository from visitors', async () => {
    expect(await machine.shell('ls /srv/www/simplephpapp/current/.git/config')).not.toBe('');
    expect(await page('/.git/config')).toMatch(/^40[34]/);
  });

  it('make one release for one command, however often it runs', async () => {
    await succeed('deploy', 'version2', 'web');
    const before = await releases();
    expect((await succeed('deploy', 'version2', 'web', true)).updated).toBe(0);
    expect(await releases()).toBe(before);
  });

  it.each([
    ['a revision that does not exist', 'nowhere', 'has no branch, tag or commit "nowhere"'],
    ['a hook that fails', 'failing-hook', 'the hook says no'],
    ['a hook that is no Ruby', 'broken-hook', 'before_symlink.rb'],
  ])('leave the old release serving after %s', async (_what, revision, message) => {
    const before = await releases();
    const failed = await run('deploy', revision);
    expect(failed.exitCode).not.toBe(0);
    expect(failed.log).toContain(message);
    expect(await page()).toContain('second edition');
    expect(await releases()).toBe(before);
  });

  it('run the hooks of an app with what Chef’s deploy resource gave them', async () => {
    await succeed('deploy', 'hooks', 'web');
    const release = await machine.shell('readlink /srv/www/simplephpapp/current');
    expect(await machine.shell(`stat -c %U ${release}/ran; cat ${release}/told`)).toBe(
      `deploy\n${release} deploy /srv/www/simplephpapp/shared app`,
    );
  });

  it('restart without losing the app', async () => {
    await succeed('restart', 'version2', 'web');
    expect(await page()).toContain('second edition');
  });

  it('show a secret to nobody but the users that need it', async () => {
    expect(logs.join('\n')).not.toContain(TOKEN);
    expect(
      await machine.shell(
        'su nobody -s /bin/sh -c "grep -rls tok-s3cret /etc /srv/www /home /var/log" || true',
      ),
    ).toBe('');
    expect(await machine.shell('stat -c "%a %U %G" /srv/www/simplephpapp/shared/config/opsworks.php')).toBe(
      '640 deploy www-data',
    );
  });

  it('remove all of the app on undeploy', async () => {
    await succeed('undeploy', 'version2', 'web');
    expect(await machine.shell('ls /srv/www; ls /etc/apache2/sites-available | grep simple || true')).toBe(
      '',
    );
    expect(await page()).not.toContain('Simple PHP App');
  });

  it('stop the server on shutdown', async () => {
    await succeed('shutdown', 'version2', 'web');
    expect(await machine.shell('systemctl is-active apache2 || true')).toBe('inactive');
  });
});

function stackWith(revision: string, root: string | undefined, ip: string): StackSnapshot {
  const app = {
    ...simplePhpApp,
    DataSources: [{ Type: 'None' }],
    AppSource: { Type: 'git', Url: 'file:///srv/git/app.git', Revision: revision },
    Attributes: { DocumentRoot: root },
    Environment: [
      { Key: 'GREETING', Value: `Hi "there" \\ ${REFERENCE}` },
      { Key: 'TOKEN', Secure: true },
    ],
  };
  const me = instance('i-1', 'php-app1', ['layer-php'], { PrivateIp: ip, InstallUpdatesOnBoot: false });
  return { ...snapshot, layers: [phpLayer], apps: [app], instances: [me] };
}

// git refuses the repository of another user unless told that it is safe: here root's, read by the app's user
const REPOSITORY = `set -e
git config --system safe.directory '*'
git init -q --bare -b master /srv/git/app.git
git init -q -b master /tmp/work; cd /tmp/work
git config user.email demo@example.org; git config user.name Demo
release() { git add -A; git commit -q -m "$1"; git tag "$1"; }
cp -r /tmp/app/version1/. .; release version1
git rm -rq .; cp -r /tmp/app/version2/. .; release version2
mkdir deploy
echo 'raise "the hook says no"' > deploy/before_migrate.rb; release failing-hook
git rm -q deploy/before_migrate.rb; mkdir -p deploy
echo 'def (' > deploy/before_symlink.rb; release broken-hook
cat > deploy/before_symlink.rb <<'HOOK'
run "touch #{release_path}/ran"
told = "#{release_path} #{new_resource.user} #{new_resource.shared_path} #{node[:deploy].keys.first[-3..]}"
file("#{release_path}/told") { content told }
HOOK
release hooks
git push -q /srv/git/app.git master --tags`;
