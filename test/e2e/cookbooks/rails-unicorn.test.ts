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
const PASSWORD = 'db-s3cret-&value';
const layer: LayerRecord = {
  LayerId: 'layer-rails',
  Type: 'rails-app',
  Name: 'Rails',
  Shortname: 'rails-app',
  Attributes: { RailsStack: 'nginx_unicorn' },
};

// The app of the Passenger test, whose Gemfile names Unicorn too, as OpsWorks asked of its users.
describe('the Rails layer’s recipes with nginx and Unicorn', { timeout: LIMIT_MS }, () => {
  const life = appLife({
    hostname: 'rails-app1',
    stack: stackWith,
    secrets: () => ({
      apps: { 'app-1': { environment: { TOKEN: new Secret('tok-s3cret-value') } } },
      layers: { [mysqlLayer.LayerId]: { MysqlRootPassword: new Secret(PASSWORD) } },
    }),
    folder: 'test/fixtures/apps/rails-app',
    prepare: `for gemfile in /tmp/app/*/Gemfile; do echo "gem 'unicorn'" >> $gemfile; done
      ${TAGGED_REPOSITORY}
      ${databaseServer('hello', PASSWORD)}`,
  });
  const { succeed, fail, shell, page } = life;

  it('set up Unicorn behind nginx and run the app as its user', async () => {
    await succeed('setup', 'version1');
    expect(await page()).toMatch(/^200\nRails app, first edition, production, greeting hello/);
    expect(await shell('stat -c %U /proc/$(cat /srv/www/hello/shared/pids/unicorn.pid)')).toBe('deploy');
  });

  it('converge twice with no resource updated the second time: Setup, Configure and Deploy', async () => {
    expect((await succeed('setup', 'version1', { again: true })).updated).toBe(0);
    await convergeTwice(life, ['configure', 'deploy'], 'version1');
  });

  it('deploy another version without failing a request', async () => {
    await shell(STEADY_LOAD);
    await succeed('deploy', 'version2', { args: { migrate: ['true'] } });
    expect(await page()).toContain('second edition');
    expect(await shell('systemctl stop load; sort /tmp/codes | uniq -c')).toMatch(/^\d+ 200$/);
  });

  it('leave the old release serving when the new one does not boot', async () => {
    expect(await fail('deploy', 'does-not-boot')).toContain('it does not boot');
    expect(await page()).toContain('second edition');
  });

  it('leave the old release serving after a restart command that fails', async () => {
    const customJson = { deploy: { hello: { restart_command: '../../shared/scripts/none' } } };
    expect(await fail('deploy', 'version1', { customJson })).toMatch(
      /The restart command of hello failed \(127\): .*No such file/,
    );
    expect(await page()).toContain('second edition');
  });

  it('go back to the release before', async () => {
    await rollBack(life, 'version1');
    expect(await page()).toContain('first edition');
  });

  it('stop, start and restart', async () => {
    await succeed('stop', 'version1');
    expect(await shell('systemctl is-active nginx unicorn_hello || true')).toBe('inactive\ninactive');
    await succeed('start', 'version1');
    await succeed('restart', 'version1');
    expect(await page()).toContain('first edition');
  });

  it('show a secret to nobody but the users that need it', async () => {
    expect(life.logs()).not.toMatch(/tok-s3cret|db-s3cret/);
    expect(
      await shell(
        'su nobody -s /bin/sh -c "grep -rls -e tok-s3cret -e db-s3cret /etc /srv/www /home /var/log" || true',
      ),
    ).toBe('');
    expect(await shell('cd /srv/www/hello/shared; stat -c "%a %U:%G" app.env config/database.yml')).toBe(
      '400 deploy:www-data\n640 deploy:www-data',
    );
  });

  it('stop the servers on shutdown, and remove all of the app on undeploy', async () => {
    await succeed('shutdown', 'version1');
    expect(await shell('systemctl is-active nginx unicorn_hello || true')).toBe('inactive\ninactive');
    await succeed('undeploy', 'version1');
    expect(
      await shell('ls /srv/www /etc/nginx/sites-enabled; ls /etc/systemd/system | grep unicorn || true'),
    ).toBe('/etc/nginx/sites-enabled:\n\n/srv/www:');
  });
});

// One request after another until told to stop, each answer's code on a line.
const STEADY_LOAD = `printf '#!/bin/sh\nwhile curl -s -o /dev/null -w "%%{http_code}\\n" localhost; do :; done > /tmp/codes' > /tmp/load
  chmod +x /tmp/load; systemd-run -q --unit load /tmp/load`;

function stackWith(revision: string, ip: string): StackSnapshot {
  const app = {
    ...simplePhpApp,
    Shortname: 'hello',
    Type: 'rails' as const,
    AppSource: { Type: 'git', Url: 'file:///srv/git/app.git', Revision: revision },
    Attributes: {},
  };
  const me = instance('i-1', 'rails-app1', [layer.LayerId], { PrivateIp: ip, InstallUpdatesOnBoot: false });
  const db = { ...dbMaster1, Status: 'online', PrivateIp: ip };
  return { ...snapshot, layers: [layer, mysqlLayer], apps: [app], instances: [me, db] };
}
