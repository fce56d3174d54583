import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  OpsWorks,
  type Source,
  waitUntilDeploymentSuccessful,
  waitUntilInstanceOnline,
} from '@aws-sdk/client-opsworks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOST_NAME } from '../../../local/network/host-name.ts';
import { type OpenSystem, openSystem } from '../../../local/system/open-system.ts';
import { FIRST_USE_MS } from '../../support/container-cloud.ts';
import { machineShell } from '../../support/machine-shell.ts';
import { makeBrokenSources } from '../../support/make-broken-sources.ts';
import { makeCertificate } from '../../support/make-certificate.ts';
import { debianPackages } from '../../support/servers/debian-packages.ts';
import { startGitHttp } from '../../support/servers/git-http.ts';
import { type GitSsh, startGitSsh } from '../../support/servers/git-ssh.ts';
import { startHttpArchive } from '../../support/servers/http-archive.ts';
import { packed } from '../../support/servers/source-versions.ts';
import type { TestServer } from '../../support/servers/test-server.ts';
import { storeArchive } from '../../support/store-archive.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const LIMIT_MS = 300_000;
const BOOT_SECONDS = 400;
const random = (name: string) => `${name}-${randomBytes(6).toString('hex')}`;
const archive = { user: 'deployer', password: random('archive') };
const cookbooks = { user: 'chef', password: random('cookbooks') };
const [variable, rootPassword, inHook] = [random('variable'), random('mysql'), random('migrated')];

const programs = { git: '/usr/bin/git', 'openssh-server': '/usr/sbin/sshd', openssl: '/usr/bin/openssl' };
const servers = await debianPackages(programs);

// A user puts a secret of each kind into a stack; one instance of its PHP and MySQL layers gets all of them, from
// Setup through a deployment that fails. Then every file of it is searched for every one.
describe.skipIf(!servers)('the secrets of a stack on its instance', { timeout: LIMIT_MS }, () => {
  const folder = temporaryFolder();
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const dataDir = join(folder.path, 'data');
  let system: OpenSystem;
  let client: OpsWorks;
  let git: TestServer, files: TestServer, ssh: GitSsh;
  let certificate = { Certificate: '', PrivateKey: '' };
  let shell: (script: string) => Promise<string>;
  let instanceId = '';
  let secrets: string[] = [];

  beforeAll(async () => {
    certificate = makeCertificate(folder.path);
    const app = makeBrokenSources(folder.path);
    git = await startGitHttp(folder.path, cookbooks);
    ssh = await startGitSsh();
    files = await startHttpArchive({ '/app.tar.gz': packed(app, 'tar.gz') }, archive);
    const options = { port: 0, dataDir, keep: false, json: false, engine: 'containers' as const };
    system = await openSystem(options, report);
    const { endpoint, region, accessKeyId, secretAccessKey } = system.connection;
    client = new OpsWorks({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
    await storeArchive(system, packed(app, 'zip'));
    const { operator } = system.cloud;
    secrets = [
      archive.password,
      cookbooks.password,
      variable,
      rootPassword,
      inHook,
      operator.secretAccessKey,
    ];
    secrets.push(middleOf(ssh.deployKey), middleOf(certificate.PrivateKey));
    instanceId = await bootStack();
    const { Instances } = await client.describeInstances({ InstanceIds: [instanceId] });
    shell = await machineShell(Instances?.[0]?.Ec2InstanceId ?? '', dataDir);
  }, FIRST_USE_MS);
  afterAll(async () => {
    client?.destroy();
    await system?.close('remove');
    await Promise.all([git, ssh, files].map((server) => server?.close()));
    folder.remove();
  }, LIMIT_MS);

  const place = (server: { port: number }) => `${HOST_NAME}:${server.port}`;
  const sources = (): Record<string, Source> => ({
    keyed: {
      Type: 'git',
      Url: `ssh://${ssh.user}@${place(ssh)}${folder.path}/app.git`,
      SshKey: ssh.deployKey,
    },
    basic: {
      Type: 'archive',
      Url: `http://${place(files)}/app.tar.gz`,
      Username: archive.user,
      Password: archive.password,
    },
    bucket: {
      Type: 's3',
      Url: 'https://s3.amazonaws.com/apps/app.zip',
      Username: system.cloud.operator.accessKeyId,
      Password: system.cloud.operator.secretAccessKey,
    },
  });

  /** Answers the id of its instance, which is online and has had a deployment that failed. */
  async function bootStack(): Promise<string> {
    const StackId = await createStack();
    const php = await client.createLayer({ StackId, Type: 'php-app', Name: 'PHP', Shortname: 'php-app' });
    const Attributes = { MysqlRootPassword: rootPassword };
    const db = await client.createLayer({
      StackId,
      Type: 'db-master',
      Name: 'MySQL',
      Shortname: 'db',
      Attributes,
    });
    const apps: Record<string, string> = {};
    for (const [Name, AppSource] of Object.entries(sources()))
      apps[Name] = await createApp(StackId, Name, AppSource);
    const LayerIds = [php.LayerId ?? '', db.LayerId ?? ''];
    const { InstanceId = '' } = await client.createInstance({ StackId, LayerIds, InstanceType: 't3.micro' });
    await client.startInstance({ InstanceId });
    const waiting = { client, maxWaitTime: BOOT_SECONDS, minDelay: 1, maxDelay: 2 };
    await waitUntilInstanceOnline(waiting, { InstanceIds: [InstanceId] }).catch(async () => {
      throw new Error((await logsOf(InstanceId)).join('\n'));
    });
    await deployBroken(StackId, apps.keyed ?? '');
    return InstanceId;
  }

  async function logsOf(InstanceId: string): Promise<string[]> {
    const { Commands = [] } = await client.describeCommands({ InstanceId });
    return Promise.all(Commands.map(async ({ LogUrl = '' }) => (await fetch(LogUrl)).text()));
  }

  async function createStack(): Promise<string> {
    const login = { Username: cookbooks.user, Password: cookbooks.password };
    const { StackId = '' } = await client.createStack({
      Name: 'Secrets',
      Region: system.connection.region,
      ServiceRoleArn: 'arn:aws:iam::000000000000:role/aws-opsworks-service-role',
      DefaultInstanceProfileArn: 'arn:aws:iam::000000000000:instance-profile/aws-opsworks-ec2-role',
      ConfigurationManager: { Name: 'Chef', Version: '11.10' },
      DefaultOs: 'Debian 12',
      UseCustomCookbooks: true,
      CustomCookbooksSource: { Type: 'git', Url: `http://${place(git)}/cookbooks.git`, ...login },
    });
    return StackId;
  }

  async function createApp(StackId: string, Name: string, AppSource: Source): Promise<string> {
    const Environment = [
      { Key: 'TOKEN', Value: variable, Secure: true },
      { Key: 'IN_HOOK', Value: inHook, Secure: true },
    ];
    const domain = { Domains: [`${Name}.example.org`], EnableSsl: true, SslConfiguration: certificate };
    const { AppId = '' } = await client.createApp({
      StackId,
      Name,
      Type: 'php',
      AppSource,
      Environment,
      ...domain,
    });
    return AppId;
  }

  /** Its migration fails and shows its environment while it does: Chef's and its stack traces are in the log. */
  async function deployBroken(StackId: string, AppId: string): Promise<void> {
    const AppSource = { ...sources().keyed, Revision: 'broken' };
    await client.updateApp({ AppId, AppSource });
    const Command = { Name: 'deploy' as const };
    const { DeploymentId = '' } = await client.createDeployment({ StackId, AppId, Command });
    const waiting = { client, maxWaitTime: BOOT_SECONDS, minDelay: 1, maxDelay: 2 };
    await expect(waitUntilDeploymentSuccessful(waiting, { DeploymentIds: [DeploymentId] })).rejects.toThrow();
  }

  it('are in files of those users that need them, and of nobody else', async () => {
    await shell(`umask 077; cat > /root/secrets <<'SECRETS'\n${secrets.join('\n')}\nSECRETS`);
    const found = await shell(`${HOLDERS} | xargs -d '\\n' stat -c '%a %U:%G %n'`);
    expect([...new Set(found.split('\n').map(withoutNames))].sort()).toEqual(KEPT_IN);
  });

  it('can be read by nobody else, whatever the folders above them allow', async () => {
    const readers =
      await shell(`${HOLDERS} | while read -r file; do for user in nobody deploy www-data mysql; do
      su $user -s /bin/sh -c "test -r '$file'" && echo "$user $file"; done; done`);
    expect([...new Set(readers.split('\n').map(withoutNames))].sort()).toEqual([
      'deploy /srv/www/*/shared/config/opsworks.php',
      'www-data /srv/www/*/shared/config/opsworks.php',
    ]);
  });

  it('are in no log: of commands, of the agent, of the servers', async () => {
    const logs = await logsOf(instanceId);
    for (const log of logs) expectNone(log);
    expect(logs.join('\n')).toContain(
      'The hook deploy/before_migrate.rb of keyed failed: no migration with *****FILTERED*****',
    );
    expectNone(await shell('journalctl --no-pager --output=cat'));
  });

  it('were in no command line while sources were fetched, and are in none now', async () => {
    for (const server of [git, ssh, files]) {
      expect(server.commandLines()).toContain('opswright-agent: run of');
      expectNone(server.commandLines());
    }
    expectNone(await shell('ps axww -o args'));
  });

  it('lie sealed with the service', () => {
    // the key of S3 is the local cloud's own: it is in the file for whoever started it
    const given = secrets.filter((secret) => secret !== system.cloud.operator.secretAccessKey);
    const rest = given.flatMap((secret) => ['-e', secret]);
    const found = execFileSync('sh', ['-c', 'grep -rlaF "$@" . || true', '-', ...rest], { cwd: dataDir });
    expect(found.toString()).toBe('');
  });

  function expectNone(text: string): void {
    expect(text).not.toBe('');
    for (const secret of secrets) expect(text).not.toContain(secret);
  }
});

/** Prints the files that hold one of the secrets, which are in a file for this. */
const HOLDERS = `grep -rlaF -f /root/secrets /etc /home /opt /root /run /srv /tmp /usr/local /var \
  --devices=skip --exclude=secrets`;

/** Where each may be: mode, owner, and the path with names of apps, runs and times left out. */
const KEPT_IN = [
  '600 root:root /etc/apache2/sites-available/*.conf',
  '600 root:root /etc/apache2/ssl/*.key',
  '600 root:root /var/chef/runs/*/data_bags/*/*.json',
  '600 root:root /var/chef/runs/*/nodes/*.json',
  '600 root:root /var/chef/runs/*/roles/opsworks.json',
  '600 root:root /var/lib/aws/opsworks/chef/*.json',
  '600 root:root /var/lib/opswright/commands/*',
  '640 deploy:www-data /srv/www/*/shared/config/opsworks.php',
];

function withoutNames(line: string): string {
  return line
    .replace(/(\/srv\/www)\/\w+/, '$1/*')
    .replace(/(sites-available|ssl|nodes|opsworks\/chef)\/[^/]+\.(\w+)$/, '$1/*.$2')
    .replace(/(data_bags)\/\w+\/[^/]+\.json$/, '$1/*/*.json')
    .replace(/(\/var\/chef\/runs)\/[^/]+/, '$1/*')
    .replace(/(\/var\/lib\/opswright\/commands)\/.*/, '$1/*');
}

const middleOf = (pem: string) => pem.split('\n')[2] ?? '';
