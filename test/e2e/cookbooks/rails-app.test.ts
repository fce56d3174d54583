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
const MIGRATION_FAILED =
  'The migration of hello failed (1): StandardError: An error has occurred, all later migrations canceled: the migration says no to *****FILTERED*****';
const MIGRATE = { args: { migrate: ['true'] } };
/** Asks the database as the app would. */
const QUERY = `cd /srv/www/hello/current && runuser -u deploy -- env TOKEN=${'x'.repeat(32)} RAILS_ENV=production ruby -e '
require "./config/environment"
puts "the database says #{ActiveRecord::Base.connection.select_value("SELECT 1")}"' 2>&1 || true`;
const layer: LayerRecord = {
  LayerId: 'layer-rails',
  Type: 'rails-app',
  Name: 'Rails',
  Shortname: 'rails-app',
  Attributes: { RailsStack: 'apache_passenger', RubyVersion: '2.3' },
};

// One machine goes through the life of an app; each test is the next step, as it would be for a user.
describe('the Rails layer’s recipes on a real machine', { timeout: LIMIT_MS }, () => {
  let database = 'booting';
  const life = appLife({
    hostname: 'rails-app1',
    stack: (revision, ip) => stackWith(revision, ip, database),
    secrets: () => ({
      apps: { 'app-1': { environment: { TOKEN: new Secret(TOKEN) } } },
      layers: { [mysqlLayer.LayerId]: { MysqlRootPassword: new Secret(PASSWORD) } },
    }),
    folder: 'test/fixtures/apps/rails-app',
    prepare: `${TAGGED_REPOSITORY}\n${databaseServer('hello', PASSWORD)}`,
  });
  const { succeed, fail, shell, page } = life;

  it('set up Passenger within Apache and run the app with its variables, before its database is online', async () => {
    const { log } = await succeed('setup', 'version1');
    expect(log).toContain('its database is not online yet');
    expect(await page()).toBe(
      `200\nRails app, first edition, production, greeting it's "me", token of ${TOKEN.length}`,
    );
    expect(log).toMatch(/The layer asks for Ruby 2\.3; this system has \d/);
  });

  it('converge twice with no resource updated the second time: Setup, Configure and Deploy', async () => {
    expect((await succeed('setup', 'version1', { again: true })).updated).toBe(0);
    await convergeTwice(life, ['configure', 'deploy'], 'version1');
  });

  it('tell the app of its database once that is online', async () => {
    expect(await shell(QUERY)).not.toContain('the database says');
    database = 'online';
    await succeed('configure', 'version1');
    expect(await shell(QUERY)).toBe('the database says 1');
  });

  it('run as the app’s user', async () => {
    expect(await page()).toContain('first edition');
    expect(await shell(`stat -c %U /proc/$(pgrep -of 'Passenger RubyApp')`)).toBe('deploy');
  });

  it('migrate the database and deploy another version, which writes and reads it', async () => {
    await succeed('deploy', 'version2', MIGRATE);
    expect(await page()).toContain('second edition, visit 1');
    expect(await page()).toContain('second edition, visit 2');
  });

  it.each([
    ['a migration that fails', 'failing-migration', MIGRATION_FAILED],
    ['an app that does not boot', 'does-not-boot', 'it does not boot'],
    ['a source that is no Rails app', 'no-rails', 'holds no Rails app: it has no config.ru'],
    ['a revision that does not exist', 'nowhere', 'has no branch, tag or commit "nowhere"'],
  ])('leave the old release serving after %s', async (_what, revision, message) => {
    expect(await fail('deploy', revision, MIGRATE)).toContain(message);
    expect(await page()).toContain('second edition');
  });

  it('leave the old release serving after a restart command that fails', async () => {
    const customJson = { deploy: { hello: { restart_command: 'touch /nowhere/restart.txt' } } };
    expect(await fail('deploy', 'version1', { customJson })).toContain(
      "The restart command of hello failed (1): touch: cannot touch '/nowhere/restart.txt'",
    );
    expect(await page()).toContain('second edition');
  });

  it('go back to the release before', async () => {
    await rollBack(life, 'version1');
    expect(await page()).toContain('first edition');
  });

  it('stop, start and restart', async () => {
    await succeed('stop', 'version1');
    expect(await shell('systemctl is-active apache2 || true')).toBe('inactive');
    await succeed('start', 'version1');
    await succeed('restart', 'version1');
    expect(await page()).toContain('first edition');
  });

  it('show a secret to nobody but the users that need it', async () => {
    expect(life.logs()).not.toContain(TOKEN);
    expect(life.logs()).not.toContain(PASSWORD);
    expect(
      await shell(
        'su nobody -s /bin/sh -c "grep -rls -e tok-s3cret -e db-s3cret /etc /srv/www /home /var/log" || true',
      ),
    ).toBe('');
    expect(await shell('stat -c "%a %U %G" /srv/www/hello/shared/config/database.yml')).toBe(
      '640 deploy www-data',
    );
  });

  it('remove all of the app on undeploy, and stop the server on shutdown', async () => {
    await succeed('undeploy', 'version1');
    expect(await shell('ls /srv/www; ls /etc/apache2/sites-available | grep hello || true')).toBe('');
    await succeed('shutdown', 'version1');
    expect(await shell('systemctl is-active apache2 || true')).toBe('inactive');
  });
});

function stackWith(revision: string, ip: string, database: string): StackSnapshot {
  const app = {
    ...simplePhpApp,
    Shortname: 'hello',
    Type: 'rails' as const,
    AppSource: { Type: 'git', Url: 'file:///srv/git/app.git', Revision: revision },
    Attributes: {},
    Environment: [
      { Key: 'GREETING', Value: `it's "me"` },
      { Key: 'TOKEN', Secure: true },
    ],
  };
  const me = instance('i-1', 'rails-app1', [layer.LayerId], { PrivateIp: ip, InstallUpdatesOnBoot: false });
  const db = { ...dbMaster1, Status: database, PrivateIp: ip };
  return { ...snapshot, layers: [layer, mysqlLayer], apps: [app], instances: [me, db] };
}
