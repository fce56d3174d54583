import { describe, expect, it } from 'vitest';
import type { StackSnapshot } from '../../../src/domain/configuration/stack-snapshot.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { appLife } from '../../support/app-life.ts';
import { convergeTwice } from '../../support/converge-twice.ts';
import { instance, phpLayer, simplePhpApp, snapshot } from '../../support/php-stack.ts';
import { rollBack } from '../../support/roll-back.ts';

const LIMIT_MS = 180_000;
const TOKEN = 'tok-s3cret-value';
/** What Apache would put its own value in place of. */
const REFERENCE = '$\x7bHOME}';

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
git rm -q deploy/before_symlink.rb; mkdir -p deploy
echo 'raise "nothing stirs"' > deploy/before_restart.rb; release late-hook
git rm -q deploy/before_restart.rb
echo '<?php echo 1 +;' > web/index.php; release broken-page
git rm -rq web; release no-pages
git checkout -q version2 -- web; mkdir -p deploy
cat > deploy/before_symlink.rb <<'HOOK'
run "touch #{release_path}/ran"
told = "#{release_path} #{new_resource.user} #{new_resource.shared_path} #{node[:deploy].keys.first[-3..]}"
file("#{release_path}/told") { content told }
HOOK
release hooks
git push -q /srv/git/app.git master --tags`;

// One machine goes through the life of an app; each test is the next step, as it would be for a user.
describe('the PHP layer’s recipes on a real machine', { timeout: LIMIT_MS }, () => {
  const life = appLife({
    hostname: 'php-app1',
    stack: stackWith,
    secrets: () => ({ apps: { 'app-1': { environment: { TOKEN: new Secret(TOKEN) } } } }),
    folder: 'examples/simple-php-app',
    prepare: REPOSITORY,
  });
  const { succeed, fail, shell, page } = life;
  const releases = async () => (await shell('ls /srv/www/simplephpapp/releases')).split('\n').length;

  it('set up the server and deploy the app', async () => {
    await succeed('setup', 'version1');
    expect(await page()).toMatch(
      /^200[\s\S]*<h1>Simple PHP App<\/h1>[\s\S]*Version 1, served by <b>php-app1<\/b> with PHP 8/,
    );
  });

  it('converge twice with no resource updated the second time: Setup, Configure and Deploy', async () => {
    expect((await succeed('setup', 'version1', { again: true })).updated).toBe(0);
    await convergeTwice(life, ['configure', 'deploy'], 'version1');
  });

  it('deploy another version with its document root and its environment', async () => {
    await succeed('deploy', 'version2');
    const text = await page();
    expect(text).toContain('Simple PHP App, second edition');
    expect(text).toContain(
      `Hi &quot;there&quot; \\ ${REFERENCE}, from the stack MyStack with 1 PHP server online.`,
    );
    expect(await releases()).toBe(3);
  });

  it('go back to the release before, and no further than there is one', async () => {
    for (const _release of [2, 1]) {
      await rollBack(life, 'version1');
      expect(await page()).toContain('Version 1, served by');
    }
    expect(await fail('rollback', 'version1')).toContain(
      'There is no earlier release of simplephpapp to go back to.',
    );
    expect(await page()).toContain('Version 1, served by');
  });

  it('hide the repository from visitors', async () => {
    expect(await shell('ls /srv/www/simplephpapp/current/.git/config')).not.toBe('');
    expect(await page('/.git/config')).toMatch(/^40[34]/);
  });

  it('make one release for one command, however often it runs', async () => {
    await succeed('deploy', 'version2');
    const before = await releases();
    expect((await succeed('deploy', 'version2', { again: true })).updated).toBe(0);
    expect(await releases()).toBe(before);
  });

  it.each([
    ['a revision that does not exist', 'nowhere', 'has no branch, tag or commit "nowhere"'],
    [
      'a hook that fails',
      'failing-hook',
      'The hook deploy/before_migrate.rb of simplephpapp failed: the hook says no',
    ],
    ['a hook that is no Ruby', 'broken-hook', 'The hook deploy/before_symlink.rb of simplephpapp failed: /'],
    [
      'a hook that fails once the new release serves',
      'late-hook',
      'The hook deploy/before_restart.rb of simplephpapp failed: nothing stirs',
    ],
    ['a page that is no PHP', 'broken-page', 'Parse error: syntax error, unexpected token ";" in /srv/www/'],
    ['a source without its document root', 'no-pages', 'The source of simplephpapp has no file in web,'],
  ])('leave the old release serving after %s', async (_what, revision, message) => {
    const before = await releases();
    expect(await fail('deploy', revision)).toContain(message);
    expect(await page()).toContain('second edition');
    expect(await releases()).toBe(before);
  });

  it('leave the old release serving after a restart command that fails', async () => {
    const customJson = { deploy: { simplephpapp: { restart_command: 'exit 4' } } };
    expect(await fail('deploy', 'version1', { customJson })).toContain(
      'The restart command of simplephpapp failed (4): it wrote no reason',
    );
    expect(await page()).toContain('second edition');
  });

  it('run the hooks of an app with what Chef’s deploy resource gave them', async () => {
    await succeed('deploy', 'hooks');
    const release = await shell('readlink /srv/www/simplephpapp/current');
    expect(await shell(`stat -c %U ${release}/ran; cat ${release}/told`)).toBe(
      `deploy\n${release} deploy /srv/www/simplephpapp/shared app`,
    );
  });

  it('stop, start and restart', async () => {
    await succeed('stop', 'version2');
    expect(await shell('systemctl is-active apache2 || true')).toBe('inactive');
    await succeed('start', 'version2');
    await succeed('restart', 'version2');
    expect(await page()).toContain('second edition');
  });

  it('show a secret to nobody but the users that need it', async () => {
    expect(life.logs()).not.toContain(TOKEN);
    expect(
      await shell('su nobody -s /bin/sh -c "grep -rls tok-s3cret /etc /srv/www /home /var/log" || true'),
    ).toBe('');
    expect(await shell('stat -c "%a %U %G" /srv/www/simplephpapp/shared/config/opsworks.php')).toBe(
      '640 deploy www-data',
    );
  });

  it('remove all of the app on undeploy', async () => {
    await succeed('undeploy', 'version2');
    expect(await shell('ls /srv/www; ls /etc/apache2/sites-available | grep simple || true')).toBe('');
    expect(await page()).not.toContain('Simple PHP App');
  });

  it('stop the server on shutdown', async () => {
    await succeed('shutdown', 'version2');
    expect(await shell('systemctl is-active apache2 || true')).toBe('inactive');
  });
});

function stackWith(revision: string, ip: string): StackSnapshot {
  const app = {
    ...simplePhpApp,
    DataSources: [{ Type: 'None' }],
    AppSource: { Type: 'git', Url: 'file:///srv/git/app.git', Revision: revision },
    Attributes: { DocumentRoot: revision === 'version1' ? undefined : 'web' },
    Environment: [
      { Key: 'GREETING', Value: `Hi "there" \\ ${REFERENCE}` },
      { Key: 'TOKEN', Secure: true },
    ],
  };
  const me = instance('i-1', 'php-app1', ['layer-php'], { PrivateIp: ip, InstallUpdatesOnBoot: false });
  return { ...snapshot, layers: [phpLayer], apps: [app], instances: [me] };
}
