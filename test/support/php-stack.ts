import type { ConfigurationCommand } from '../../src/domain/configuration/configuration-command.ts';
import type { StackSecrets } from '../../src/domain/configuration/stack-secrets.ts';
import type {
  AppRecord,
  InstanceRecord,
  LayerRecord,
  StackSnapshot,
} from '../../src/domain/configuration/stack-snapshot.ts';
import { Secret } from '../../src/domain/secret.ts';

// The stack of the book's walkthrough: a PHP layer, a MySQL layer, one app with version 2.

export const phpLayer: LayerRecord = {
  LayerId: 'layer-php',
  Type: 'php-app',
  Name: 'PHP Application Server',
  Shortname: 'php-app',
  CreatedAt: '2013-02-20T20:41:10+00:00',
};

export const mysqlLayer: LayerRecord = {
  LayerId: 'layer-db',
  Type: 'db-master',
  Name: 'MySQL',
  Shortname: 'db-layer',
  CreatedAt: '2013-02-21T20:41:10+00:00',
  Attributes: { MysqlRootPassword: '*****FILTERED*****', MysqlRootPasswordUbiquitous: 'false' },
};

export const customLayer: LayerRecord = {
  LayerId: 'layer-custom',
  Type: 'custom',
  Name: 'Workers',
  Shortname: 'workers',
  CreatedAt: '2013-02-22T20:41:10+00:00',
};

export const simplePhpApp: AppRecord = {
  AppId: 'app-1',
  Shortname: 'simplephpapp',
  Name: 'SimplePHPApp',
  Type: 'php',
  CreatedAt: '2013-02-23T20:41:10+00:00',
  AppSource: {
    Type: 'git',
    Url: 'git://github.com/awslabs/opsworks-demo-php-simple-app.git',
    Revision: 'version2',
  },
  Attributes: { DocumentRoot: 'web' },
  DataSources: [
    { Type: 'OpsworksMysqlInstance', Arn: 'arn:aws:opsworks:us-west-2:111122223333:instance/i-db' },
  ],
  Environment: [
    { Key: 'GREETING', Value: 'hello' },
    { Key: 'TOKEN', Value: '*****FILTERED*****', Secure: true },
  ],
};

export function instance(
  id: string,
  hostname: string,
  layerIds: string[],
  over: Partial<InstanceRecord> = {},
) {
  const record: InstanceRecord = {
    InstanceId: id,
    Hostname: hostname,
    LayerIds: layerIds,
    Status: 'online',
    InstanceType: 'c1.medium',
    AvailabilityZone: 'us-west-2a',
    CreatedAt: '2013-02-26T20:41:10+00:00',
    PrivateIp: `10.0.0.${id.length}`,
    ...over,
  };
  return record;
}

export const phpApp1 = instance('i-php1', 'php-app1', ['layer-php'], { PrivateIp: '10.252.84.253' });
export const dbMaster1 = instance('i-db', 'db-master1', ['layer-db'], {
  Status: 'stopped',
  PrivateIp: '10.0.0.9',
});

export const snapshot: StackSnapshot = {
  stack: {
    StackId: 'stack-1',
    Name: 'MyStack',
    Region: 'us-west-2',
    ConfigurationManager: { Name: 'Chef', Version: '11.10' },
  },
  layers: [phpLayer, mysqlLayer],
  apps: [simplePhpApp],
  instances: [phpApp1, dbMaster1],
  region: 'us-west-2',
  account: '111122223333',
};

export const ROOT_PASSWORD = 'root-password-s3cret';
export const TOKEN = 'token-s3cret';
export const SSH_KEY = 'ssh-key-s3cret';
export const SSL_KEY = 'ssl-key-s3cret';

export const secrets: StackSecrets = {
  apps: {
    'app-1': {
      environment: { TOKEN: new Secret(TOKEN) },
      source: { SshKey: new Secret(SSH_KEY) },
      ssl: { PrivateKey: new Secret(SSL_KEY) },
    },
  },
  layers: { 'layer-db': { MysqlRootPassword: new Secret(ROOT_PASSWORD) } },
};

/** A command of this type; `over` may give its ids as plain text. */
export function command(
  type: ConfigurationCommand['Type'],
  over: Record<string, unknown> = {},
): ConfigurationCommand {
  return {
    CommandId: 'command-1',
    Type: type,
    CreatedAt: '2013-02-26T20:51:51+00:00',
    ...over,
  } as ConfigurationCommand;
}
