import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfigurationCommand } from '../../../src/domain/configuration/configuration-command.ts';
import type { StackSecrets } from '../../../src/domain/configuration/stack-secrets.ts';
import type {
  InstanceRecord,
  LayerRecord,
  StackSnapshot,
} from '../../../src/domain/configuration/stack-snapshot.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { type ChefMachine, chefMachine } from '../../support/chef-machine.ts';
import { type ContainerCloud, containerCloud, FIRST_USE_MS } from '../../support/container-cloud.ts';
import { convergeCommand } from '../../support/converge-command.ts';
import { command, instance, mysqlLayer, phpLayer, simplePhpApp, snapshot } from '../../support/php-stack.ts';

const LIMIT_MS = 240_000;
/** Every character that a shell, SQL or PHP could take for its own. */
const PASSWORD = `r00t'"\\$x;%_\`s3cret`;
const CHANGED = 'another-s3cret-of-20';

const cacheLayer: LayerRecord = {
  LayerId: 'layer-cache',
  Type: 'memcached',
  Name: 'Memcached',
  Shortname: 'memcached',
  CreatedAt: '2013-02-22T20:41:10+00:00',
  Attributes: { MemcachedMemory: '64' },
};

// Two machines, a database with the cache beside it and an app server, go through the life of a stack.
describe('the MySQL layer’s recipes on real machines', { timeout: LIMIT_MS }, () => {
  let cloud: ContainerCloud;
  let server: ChefMachine;
  let web: ChefMachine;
  let password = PASSWORD;
  const logs: string[] = [];

  beforeAll(async () => {
    cloud = await containerCloud();
    server = await chefMachine(cloud, 'db-master1', {
      volumes: [{ name: 'mysql', mountPoint: '/vol/mysql' }],
    });
    web = await chefMachine(cloud, 'php-app1');
    await web.shell(REPOSITORY);
  }, FIRST_USE_MS);
  afterAll(() => cloud?.close(), LIMIT_MS);

  const database = () => machineRecord('i-db', 'db-master1', ['layer-db', 'layer-cache'], server.ip);
  const appServer = () => machineRecord('i-php', 'php-app1', ['layer-php'], web.ip);

  async function run(
    machine: ChefMachine,
    me: InstanceRecord,
    type: ConfigurationCommand['Type'],
    online: InstanceRecord[],
    DatabaseName = '',
  ) {
    const secrets: StackSecrets = { layers: { 'layer-db': { MysqlRootPassword: new Secret(password) } } };
    const stack = stackOf(online, DatabaseName);
    const converged = await convergeCommand({
      machine,
      stack,
      instance: me,
      command: command(type),
      secrets,
    });
    logs.push(converged.log);
    return converged;
  }
  const page = () => web.shell('curl -s http://localhost/');
  const sql = (statement: string) =>
    server.shell(`mysql --batch --raw --skip-column-names -e "${statement}"`);

  it('set up the server with the databases of the apps', async () => {
    await run(server, database(), 'setup', []);
    expect(await sql('SHOW DATABASES')).toContain('simplephpapp');
    expect(await server.shell('ls /vol/mysql/data')).toContain('simplephpapp');
  });

  it('let an app that sets up write a row, read it and cache it, before any Configure names it', async () => {
    await run(web, appServer(), 'setup', [database()]);
    expect(await page()).toBe('1 row, from the database');
    expect(await page()).toBe('1 row, from the cache');
  });

  it('converge twice with no resource updated the second time: Setup, Configure and Deploy', async () => {
    const both = [database(), appServer()];
    for (const type of ['setup', 'configure', 'deploy'] as const) {
      await run(server, database(), type, both);
      const again = await run(server, database(), type, both);
      expect(again.updated, again.log.slice(-6000)).toBe(0);
    }
    expect(await sql('SELECT COUNT(*) FROM simplephpapp.visits')).toBe('1');
  });

  it('make a database under the name that the app gives it, with rights in it alone', async () => {
    await run(server, database(), 'deploy', [database(), appServer()], 'my_shop');
    expect(await sql("SHOW GRANTS FOR 'root'@'%'")).toContain('`my\\_shop`.*');
    expect(await fromWeb('CREATE TABLE my_shop.t (n INT)')).toBe('');
    expect(await fromWeb('CREATE TABLE myxshop.t (n INT)')).toContain('denied');
    expect(await fromWeb('SELECT 1 FROM mysql.user')).toContain('denied');
  });

  it('follow a new password at the next Configure', async () => {
    password = CHANGED;
    const both = [database(), appServer()];
    await run(server, database(), 'configure', both);
    await run(web, appServer(), 'configure', both);
    expect(await fromWeb('SELECT 1')).toBe('1');
    await server.shell('systemctl restart memcached');
    expect(await page()).toBe('2 rows, from the database');
  });

  it('show the password to nobody but those who log in with it', async () => {
    expect(logs.join('\n')).not.toMatch(/s3cret/);
    const readable =
      'su nobody -s /bin/sh -c "grep -rls s3cret /etc /srv/www /home /var/log /var/lib/mysql" || true';
    expect(await server.shell(readable)).toBe('');
    expect(await web.shell(readable)).toBe('');
  });

  it('stop the server on shutdown', async () => {
    await run(server, database(), 'shutdown', [appServer()]);
    expect(await server.shell('systemctl is-active mariadb memcached || true')).toBe('inactive\ninactive');
  });

  /** What MySQL tells an app server that logs in as the apps do. */
  function fromWeb(statement: string): Promise<string> {
    const login = `$o = new OpsWorks(); $d = $o->db; $c = new mysqli($d->host, $d->username, $d->password);`;
    const ask = `$r = $c->query($argv[1]); if ($r instanceof mysqli_result) echo $r->fetch_row()[0];`;
    return web.shell(`cd /srv/www/simplephpapp/current; cat > /tmp/ask.php <<'PHP'
<?php require "/srv/www/simplephpapp/current/opsworks.php"; try { ${login} ${ask} } catch (Exception $e) { echo $e->getMessage(); }
PHP
php /tmp/ask.php "${statement}"`);
  }
});

function machineRecord(id: string, name: string, layers: string[], ip: string): InstanceRecord {
  return instance(id, name, layers, { PrivateIp: ip, InstallUpdatesOnBoot: false });
}

function stackOf(instances: InstanceRecord[], DatabaseName: string): StackSnapshot {
  const app = {
    ...simplePhpApp,
    AppSource: { Type: 'git', Url: 'file:///srv/git/app.git', Revision: 'master' },
    Attributes: {},
    Environment: [],
    DataSources: [{ Type: 'AutoSelectOpsworksMysqlInstance', DatabaseName }],
  };
  return { ...snapshot, layers: [phpLayer, mysqlLayer, cacheLayer], apps: [app], instances };
}

// each visit that the cache does not answer writes a row, counts them and caches the count
const REPOSITORY = `set -e
git config --system safe.directory '*'
git init -q --bare -b master /srv/git/app.git
git init -q -b master /tmp/work; cd /tmp/work
git config user.email demo@example.org; git config user.name Demo
cat > index.php <<'PHP'
<?php
require_once 'opsworks.php';
$stack = new OpsWorks();
$cache = new Memcached();
$cache->addServer($stack->memcached->host, $stack->memcached->port);
$from = 'the cache';
$count = $cache->get('visits');
if ($count === false) {
  $db = $stack->db;
  $mysql = new mysqli($db->host, $db->username, $db->password, $db->database);
  $mysql->query('CREATE TABLE IF NOT EXISTS visits (id INT AUTO_INCREMENT PRIMARY KEY)');
  $mysql->query('INSERT INTO visits () VALUES ()');
  $count = $mysql->query('SELECT COUNT(*) FROM visits')->fetch_row()[0];
  $cache->set('visits', $count);
  $from = 'the database';
}
echo $count, $count == 1 ? ' row' : ' rows', ', from ', $from, "\\n";
PHP
git add -A; git commit -q -m first; git push -q /srv/git/app.git master`;
