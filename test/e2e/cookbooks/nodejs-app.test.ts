import { describe, expect, it } from 'vitest';
import type { LayerRecord, StackSnapshot } from '../../../src/domain/configuration/stack-snapshot.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { appLife } from '../../support/app-life.ts';
import { convergeTwice } from '../../support/converge-twice.ts';
import { instance, simplePhpApp, snapshot } from '../../support/php-stack.ts';
import { rollBack } from '../../support/roll-back.ts';
import { TAGGED_REPOSITORY } from '../../support/tagged-repository.ts';

const LIMIT_MS = 300_000;
const TOKEN = `tok-s3cret "'$HOME`;
const layer: LayerRecord = {
  LayerId: 'layer-node',
  Type: 'nodejs-app',
  Name: 'Node',
  Shortname: 'nodejs-app',
  Attributes: { NodejsVersion: '0.12.x' },
};

// One machine goes through the life of an app; each test is the next step, as it would be for a user.
describe('the Node.js layer’s recipes on a real machine', { timeout: LIMIT_MS }, () => {
  const life = appLife({
    hostname: 'nodejs-app1',
    stack: stackWith,
    secrets: () => ({ apps: { 'app-1': { environment: { TOKEN: new Secret(TOKEN) } } } }),
    folder: 'test/fixtures/apps/nodejs-app',
    // not a file of the project: no tool of ours could read it
    prepare: `mkdir /tmp/app/broken-syntax; echo 'require(' > /tmp/app/broken-syntax/server.js; ${TAGGED_REPOSITORY}`,
  });
  const { succeed, fail, shell, page } = life;

  it('set up Node.js and run the app with its variables, told of its stack', async () => {
    const { log } = await succeed('setup', 'version1');
    expect(await page()).toBe(
      `200\nNode app, first edition, greeting it's "me", token of ${TOKEN.length}, layers nodejs-app: 1`,
    );
    expect(log).toMatch(/The layer asks for Node.js 0\.12\.x; this system has \d+\.\d+/);
  });

  it('converge twice with no resource updated the second time: Setup, Configure and Deploy', async () => {
    expect((await succeed('setup', 'version1', { again: true })).updated).toBe(0);
    await convergeTwice(life, ['configure', 'deploy'], 'version1');
  });

  it('run as the app’s user, and come back when it dies', async () => {
    const pid = 'systemctl show -p MainPID --value node_web_app_hello';
    expect(await shell(`stat -c %U /proc/$(${pid})`)).toBe('deploy');
    await shell(`before=$(${pid}); kill -9 $before
      until now=$(${pid}); [ $now != 0 ] && [ $now != $before ] && curl -s -o /dev/null localhost; do :; done`);
    expect(await page()).toContain('first edition');
  });

  it('deploy another version with the modules that npm brings', async () => {
    await succeed('deploy', 'version2');
    expect(await page()).toContain('second edition: hello from a module that npm brought');
  });

  it.each([
    ['an app without server.js', 'no-server', 'The source of hello has no server.js at its root'],
    ['a server.js with a syntax error', 'broken-syntax', 'SyntaxError'],
    ['a server.js that ends at once', 'crashes', 'TypeError: it falls over at once'],
    ['a revision that does not exist', 'nowhere', 'has no branch, tag or commit "nowhere"'],
    [
      'a hook that fails once the new release runs',
      'failing-hook',
      'The hook deploy/after_restart.rb of hello failed: the hook says no to *****FILTERED*****',
    ],
  ])('leave the old release serving after %s', async (_what, revision, message) => {
    expect(await fail('deploy', revision)).toContain(message);
    expect(await page()).toContain('second edition');
  });

  it('leave the old release serving after a restart command that fails', async () => {
    const customJson = { deploy: { hello: { restart_command: 'ls /nowhere' } } };
    expect(await fail('deploy', 'version1', { customJson })).toMatch(
      /The restart command of hello failed \(2\): ls: cannot access '\/nowhere'/,
    );
    expect(await page()).toContain('second edition');
  });

  it('go back to the release before, and no further than there is one', async () => {
    await rollBack(life, 'version1');
    expect(await page()).toContain('first edition');
    await rollBack(life, 'version1');
    expect(await fail('rollback', 'version1')).toContain(
      'There is no earlier release of hello to go back to.',
    );
    expect(await page()).toContain('first edition');
  });

  it('stop, start and restart', async () => {
    await succeed('stop', 'version1');
    expect(await shell('systemctl is-active node_web_app_hello || true')).toBe('inactive');
    await succeed('start', 'version1');
    await succeed('restart', 'version1');
    expect(await page()).toContain('first edition');
  });

  it('show a secret to nobody but the users that need it', async () => {
    expect(life.logs()).not.toContain('tok-s3cret');
    expect(
      await shell('su nobody -s /bin/sh -c "grep -rls tok-s3cret /etc /srv/www /home /var/log" || true'),
    ).toBe('');
    expect(await shell('stat -c "%a %U" /srv/www/hello/shared/app.env')).toBe('400 deploy');
  });

  it('stop the app on shutdown, and remove all of it on undeploy', async () => {
    await succeed('shutdown', 'version1');
    expect(await shell('systemctl is-active node_web_app_hello || true')).toBe('inactive');
    await succeed('undeploy', 'version1');
    expect(await shell('ls /srv/www; ls /etc/systemd/system | grep node_web_app || true')).toBe('');
  });
});

function stackWith(revision: string, ip: string): StackSnapshot {
  const app = {
    ...simplePhpApp,
    Shortname: 'hello',
    Type: 'nodejs' as const,
    DataSources: [{ Type: 'None' }],
    AppSource: { Type: 'git', Url: 'file:///srv/git/app.git', Revision: revision },
    Attributes: {},
    Environment: [
      { Key: 'GREETING', Value: `it's "me"` },
      { Key: 'TOKEN', Secure: true },
    ],
  };
  const me = instance('i-1', 'nodejs-app1', [layer.LayerId], { PrivateIp: ip, InstallUpdatesOnBoot: false });
  return { ...snapshot, layers: [layer], apps: [app], instances: [me] };
}
