import { describe, expect, it } from 'vitest';
import { buildOwn } from '../../../src/domain/configuration/build-own.ts';
import { NotFoundError, ValidationError } from '../../../src/domain/errors.ts';
import {
  command,
  customLayer,
  dbMaster1,
  instance,
  phpApp1,
  phpLayer,
  ROOT_PASSWORD,
  SSH_KEY,
  secrets,
  simplePhpApp,
  snapshot,
  TOKEN,
} from '../../support/php-stack.ts';

const otherApp = { ...simplePhpApp, AppId: 'app-2', Shortname: 'other', Name: 'Other', Environment: [] };
const deployOne = command('deploy', { DeploymentId: 'deployment-1', appIds: ['app-1'] });

describe('the own part of a PHP server on deploy', () => {
  const own = buildOwn(snapshot, phpApp1, deployOne, secrets);

  it('has the deploy attributes of the walkthrough', () => {
    expect(own.attributes.deploy).toMatchObject({
      simplephpapp: {
        application: 'simplephpapp',
        application_type: 'php',
        auto_bundle_on_deploy: true,
        database: {
          adapter: 'mysql',
          data_source_provider: 'stack',
          database: 'simplephpapp',
          host: null,
          password: ROOT_PASSWORD,
          port: 3306,
          reconnect: true,
          username: 'root',
        },
        deploy_to: '/srv/www/simplephpapp',
        deploying_user: null,
        document_root: 'web',
        domains: ['simplephpapp'],
        memcached: { host: null, port: 11211 },
        migrate: false,
        mounted_at: null,
        rails_env: null,
        restart_command: "echo 'restarting app'",
        scm: {
          scm_type: 'git',
          repository: 'git://github.com/awslabs/opsworks-demo-php-simple-app.git',
          revision: 'version2',
          ssh_key: SSH_KEY,
          user: null,
          password: null,
        },
        sleep_before_restart: 0,
        ssl_certificate: null,
        ssl_certificate_ca: null,
        ssl_support: false,
        stack: { needs_reload: false },
        symlink_before_migrate: { 'config/opsworks.php': 'opsworks.php' },
        symlinks: {},
        environment_variables: { GREETING: 'hello', TOKEN },
      },
    });
  });

  it('says what runs, for whom and since when', () => {
    expect(own.attributes.opsworks).toMatchObject({
      activity: 'deploy',
      deployment: 'deployment-1',
      sent_at: 1361911911,
      instance: { hostname: 'php-app1', layers: ['php-app'], backends: 8, architecture: 'x86_64' },
    });
    expect(own.attributes.recipes).toEqual([
      'opsworks_custom_cookbooks::load',
      'deploy::default',
      'deploy::php',
      'opsworks_custom_cookbooks::execute',
      'test_suite',
      'opsworks_cleanup',
    ]);
  });

  it('marks itself, the app and the command in the data bags', () => {
    expect(own.data_bags).toMatchObject({
      aws_opsworks_instance: { 'php-app1': { self: true } },
      aws_opsworks_app: { simplephpapp: { deploy: true, environment: { GREETING: 'hello', TOKEN } } },
      aws_opsworks_command: {
        'command-1': { type: 'deploy', args: { app_ids: ['app-1'] }, iam_user_arn: null },
      },
    });
  });
});

describe('the apps that a command is about', () => {
  const stack = { ...snapshot, apps: [simplePhpApp, otherApp] };

  it('are all of them on setup and configure', () => {
    for (const type of ['setup', 'configure', 'execute_recipes'] as const) {
      const own = buildOwn(stack, phpApp1, command(type), secrets);
      expect(Object.keys(own.attributes.deploy as object)).toEqual(['other', 'simplephpapp']);
    }
  });

  it('are the named one alone on deploy, undeploy and rollback', () => {
    for (const type of ['deploy', 'undeploy', 'rollback'] as const) {
      const own = buildOwn(stack, phpApp1, command(type, { appIds: ['app-1'] }), secrets);
      expect(Object.keys(own.attributes.deploy as object)).toEqual(['simplephpapp']);
    }
  });

  it('are flagged for deployment on setup, and on deploy the named one, else none', () => {
    const flags = (own: ReturnType<typeof buildOwn>) =>
      Object.values(own.data_bags.aws_opsworks_app!).map((item) => item.deploy);
    expect(flags(buildOwn(stack, phpApp1, command('setup'), secrets))).toEqual([true, true]);
    expect(flags(buildOwn(stack, phpApp1, deployOne, secrets))).toEqual([true]);
    expect(flags(buildOwn(stack, phpApp1, command('configure'), secrets))).toEqual([false, false]);
  });
});

describe('who is told what', () => {
  const online = { ...dbMaster1, Status: 'online' };
  const stack = { ...snapshot, instances: [phpApp1, online] };

  it('tells the MySQL server the database password and nothing else of an app', () => {
    const text = JSON.stringify(buildOwn(stack, online, command('configure'), secrets));
    expect(text).toContain(ROOT_PASSWORD);
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain(SSH_KEY);
  });

  it('tells a web server that runs no PHP nothing of a PHP app', () => {
    const layer = { ...phpLayer, LayerId: 'layer-web', Type: 'memcached' as const, Shortname: 'memcached' };
    const web = instance('i-cache', 'memcached1', ['layer-web']);
    const own = buildOwn({ ...stack, layers: [...stack.layers, layer] }, web, command('configure'), secrets);
    expect(JSON.stringify(own)).not.toMatch(/s3cret/);
  });

  it('tells every instance the MySQL root password where the layer says so', () => {
    const ubiquitous = { ...snapshot.layers[1]!, Attributes: { MysqlRootPasswordUbiquitous: 'true' } };
    const layers = [phpLayer, ubiquitous, { ...customLayer, Type: 'memcached' as const }];
    const own = buildOwn(
      { ...stack, layers },
      instance('i-3', 'c1', ['layer-custom']),
      command('setup'),
      secrets,
    );
    expect(own.attributes.mysql).toEqual({ server_root_password: ROOT_PASSWORD });
  });

  it('refuses to hand out a masked value where a secure variable was not opened', () => {
    expect(() => buildOwn(snapshot, phpApp1, deployOne, {})).toThrow(NotFoundError);
  });
});

describe('the database of an app', () => {
  it('has the address of the MySQL instance once that is online', () => {
    const stack = { ...snapshot, instances: [phpApp1, { ...dbMaster1, Status: 'online' }] };
    const own = buildOwn(stack, phpApp1, deployOne, secrets);
    expect(own.attributes).toHaveProperty('deploy.simplephpapp.database.host', '10.0.0.9');
  });

  it('is the MySQL layer’s when the app names no data source, and none when it says None', () => {
    const database = (DataSources: { Type: string }[] | undefined) => {
      const apps = [{ ...simplePhpApp, DataSources }];
      const own = buildOwn({ ...snapshot, apps }, phpApp1, deployOne, secrets);
      return (own.attributes.deploy as { simplephpapp: { database: object } }).simplephpapp.database;
    };
    expect(database(undefined)).toMatchObject({ database: 'simplephpapp', username: 'root' });
    expect(database([{ Type: 'None' }])).toEqual({});
  });

  it('is at RDS with the registered user and password', () => {
    const db = {
      RdsDbInstanceArn: 'arn:rds:1',
      DbInstanceIdentifier: 'one',
      DbUser: 'me',
      Engine: 'postgres',
    };
    const apps = [
      { ...simplePhpApp, DataSources: [{ Type: 'RdsDbInstance', Arn: 'arn:rds:1', DatabaseName: 'd' }] },
    ];
    const known = {
      ...secrets,
      rdsPasswords: { 'arn:rds:1': secrets.layers!['layer-db']!.MysqlRootPassword! },
    };
    const own = buildOwn({ ...snapshot, apps, rdsDbInstances: [db] }, phpApp1, deployOne, known);
    expect(own.attributes).toMatchObject({
      deploy: {
        simplephpapp: {
          database: {
            adapter: 'postgresql',
            port: 5432,
            username: 'me',
            password: ROOT_PASSWORD,
            database: 'd',
          },
        },
      },
      opsworks: { stack: { rds_instances: [{ db_password: ROOT_PASSWORD }] } },
    });
  });
});

describe('custom JSON', () => {
  const custom = { ...customLayer, CustomJson: '{"a":{"x":"layer"},"list":[2]}' };
  const layers = [custom, { ...phpLayer, CustomJson: '{"a":{"x":"first","y":"php"}}' }];
  const both = { ...phpApp1, LayerIds: ['layer-custom', 'layer-php'] };
  const stack = {
    ...snapshot,
    layers,
    stack: { ...snapshot.stack, CustomJson: '{"a":{"x":"stack","z":1},"list":[1,1]}' },
  };

  it('merges stack, layers in creation order, deployment', () => {
    expect(buildOwn(stack, both, command('setup'), secrets).custom).toEqual({
      a: { x: 'layer', y: 'php', z: 1 },
      list: [2],
    });
    const own = buildOwn(stack, both, command('setup', { customJson: '{"a":{"z":2}}' }), secrets);
    expect(own.custom).toMatchObject({ a: { x: 'layer', z: 2 } });
  });

  it('may carry data bags, but not those of the service', () => {
    const customJson = '{"opsworks":{"data_bags":{"mine":{"one":{"k":"v"}},"aws_opsworks_app":{"evil":{}}}}}';
    const own = buildOwn(snapshot, phpApp1, command('setup', { customJson }), secrets);
    expect(own.data_bags.mine).toEqual({ one: { id: 'one', k: 'v' } });
    expect(own.data_bags.aws_opsworks_app).not.toHaveProperty('evil');
  });

  it('must be a JSON object', () => {
    for (const customJson of ['[1]', '"text"', '{']) {
      expect(() => buildOwn(snapshot, phpApp1, command('setup', { customJson }), secrets)).toThrow(
        ValidationError,
      );
    }
  });
});
