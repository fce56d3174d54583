import { describe, expect, it } from 'vitest';
import type { LayerRecord, StackSnapshot } from '../../../src/domain/configuration/stack-snapshot.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { appLife } from '../../support/app-life.ts';
import { convergeTwice } from '../../support/converge-twice.ts';
import { databaseServer } from '../../support/database-server.ts';
import { dbMaster1, instance, mysqlLayer, simplePhpApp, snapshot } from '../../support/php-stack.ts';
import { rollBack } from '../../support/roll-back.ts';
import { TAGGED_REPOSITORY } from '../../support/tagged-repository.ts';

const LIMIT_MS = 300_000;
const TOKEN = 'tok-s3cret-value';
const PASSWORD = 'db-s3cret-&value';
const layer: LayerRecord = {
  LayerId: 'layer-java',
  Type: 'java-app',
  Name: 'Java',
  Shortname: 'java-app',
  Attributes: { JvmOptions: '-Xmx256m -Dfrom.the.layer=yes', JavaAppServerVersion: '7' },
};

// One machine goes through the life of an app; each test is the next step, as it would be for a user.
describe('the Java layer’s recipes on a real machine', { timeout: LIMIT_MS }, () => {
  const life = appLife({
    hostname: 'java-app1',
    stack: stackWith,
    secrets: () => ({
      apps: { 'app-1': { environment: { TOKEN: new Secret(TOKEN) } } },
      layers: { [mysqlLayer.LayerId]: { MysqlRootPassword: new Secret(PASSWORD) } },
    }),
    folder: 'test/fixtures/apps/java-app',
    prepare: `${TAGGED_REPOSITORY}\n${databaseServer('hello', PASSWORD)}`,
  });
  const { succeed, fail, shell, page } = life;

  it('set up Tomcat behind Apache and run the app with its variables and the options of the layer', async () => {
    const { log } = await succeed('setup', 'version1');
    expect(await page('/hello/')).toBe(
      `200\nJava app, first edition, greeting it's "me" & you, token of ${TOKEN.length}, Java 17, heap option yes`,
    );
    expect(log).toContain('The layer asks for Tomcat 7; this system has 10.1');
  });

  it('converge twice with no resource updated the second time: Setup, Configure and Deploy', async () => {
    expect((await succeed('setup', 'version1', { again: true })).updated).toBe(0);
    await convergeTwice(life, ['configure', 'deploy'], 'version1');
  });

  it('deploy another version, which writes and reads the database by its JDBC resource', async () => {
    await succeed('deploy', 'version2');
    expect(await page('/hello/')).toContain('second edition, visit 1');
    expect(await page('/hello/')).toContain('second edition, visit 2');
  });

  it.each([
    ['a source that is no web app', 'no-web-app', 'it has neither WEB-INF nor a page at its root.'],
    ['a WAR within the repository', 'packed-war', 'it has hello.war packed'],
    ['an app that Tomcat cannot start', 'fails-to-start', 'Tomcat could not start hello'],
    ['a revision that does not exist', 'nowhere', 'has no branch, tag or commit "nowhere"'],
  ])('leave the old release serving after %s', async (_what, revision, message) => {
    expect(await fail('deploy', revision)).toContain(message);
    expect(await page('/hello/')).toContain('second edition');
  });

  it('leave the old release serving after a restart command that fails', async () => {
    const customJson = { deploy: { hello: { restart_command: 'cat WEB-INF/none' } } };
    expect(await fail('deploy', 'version1', { customJson })).toContain(
      'The restart command of hello failed (1): cat: WEB-INF/none: No such file or directory',
    );
    expect(await page('/hello/')).toContain('second edition');
  });

  it('go back to the release before', async () => {
    await rollBack(life, 'version1');
    expect(await page('/hello/')).toContain('first edition');
  });

  it('stop, start and restart', async () => {
    await succeed('stop', 'version1');
    expect(await shell('systemctl is-active tomcat10 apache2 || true')).toBe('inactive\ninactive');
    await succeed('start', 'version1');
    await succeed('restart', 'version1');
    expect(await page('/hello/')).toContain('first edition');
  });

  it('show a secret to nobody but the users that need it', async () => {
    expect(life.logs()).not.toContain(TOKEN);
    expect(life.logs()).not.toContain(PASSWORD);
    expect(
      await shell(
        'su nobody -s /bin/sh -c "grep -rls -e tok-s3cret -e db-s3cret /etc /srv/www /home /var/log" || true',
      ),
    ).toBe('');
    expect(await shell('stat -c "%a %U %G" /etc/tomcat10/Catalina/localhost/hello.xml')).toBe(
      '640 root tomcat',
    );
    expect(await page('/hello/WEB-INF/web.xml')).toMatch(/^404/);
  });

  it('remove all of the app on undeploy, and stop the servers on shutdown', async () => {
    await succeed('undeploy', 'version1');
    expect(
      await shell('ls /srv/www /var/lib/tomcat10/webapps /etc/tomcat10/Catalina/localhost'),
    ).not.toContain('hello');
    await succeed('shutdown', 'version1');
    expect(await shell('systemctl is-active tomcat10 apache2 || true')).toBe('inactive\ninactive');
  });
});

function stackWith(revision: string, ip: string): StackSnapshot {
  const app = {
    ...simplePhpApp,
    Shortname: 'hello',
    Type: 'java' as const,
    AppSource: { Type: 'git', Url: 'file:///srv/git/app.git', Revision: revision },
    Attributes: {},
    Environment: [
      { Key: 'GREETING', Value: `it's "me" & you` },
      { Key: 'TOKEN', Secure: true },
    ],
  };
  const me = instance('i-1', 'java-app1', [layer.LayerId], { PrivateIp: ip, InstallUpdatesOnBoot: false });
  const db = { ...dbMaster1, Status: 'online', PrivateIp: ip };
  return { ...snapshot, layers: [layer, mysqlLayer], apps: [app], instances: [me, db] };
}
