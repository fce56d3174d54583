import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpsWorks } from '@aws-sdk/client-opsworks';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type OpenMachines, openMachines } from '../../../local/system/open-machines.ts';
import { type LocalProcess, startLocalProcess } from '../../support/durability/local-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const SETTINGS = { HEARTBEAT_SECONDS: '2', CONFIGURE_QUIET_SECONDS: '1' };
const PATIENCE = { timeout: 280_000, interval: 500 };
const PROFILE = 'arn:aws:iam::000000000000:instance-profile/aws-opsworks-ec2-role';

// Sources in S3 for which nobody gave an access key, on a machine with its agent.
let folder: ReturnType<typeof temporaryFolder>;
let opened: OpenMachines;
let local: LocalProcess;
let client: OpsWorks;
let InstanceId = '';

beforeAll(async () => {
  folder = temporaryFolder();
  const dataDir = join(folder.path, 'data');
  local = await startLocalProcess({ dataDir, port: 0, engine: 'containers', settings: SETTINGS });
  const options = { dataDir, port: 0, engine: 'containers', keep: false, json: false } as const;
  opened = await openMachines(options, (line) => console.error(line));
  const { endpoint, region, accessKeyId, secretAccessKey } = local.connection;
  client = new OpsWorks({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  await storeSources(dataDir);
});

afterAll(async () => {
  client?.destroy();
  await local?.kill();
  await opened?.removeAll();
  folder.remove();
});

/** With the local cloud's own key pair, as its documents tell a user to do it. */
async function storeSources(dataDir: string): Promise<void> {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = environmentOf(
    readFileSync(join(dataDir, 'cloud-env'), 'utf8'),
  );
  const credentials = { accessKeyId, secretAccessKey };
  const { endpoint, region } = local.connection;
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'sources' }));
  const put = (Key: string, Body: Buffer) => s3.send(new PutObjectCommand({ Bucket: 'sources', Key, Body }));
  await put('cookbooks.tar.gz', packed('probe/metadata.rb', "name 'probe'\n"));
  await put('app.tar.gz', packed('index.php', '<?php echo "from S3";'));
  s3.destroy();
}

function environmentOf(text: string): Record<string, string> {
  const lines = [...text.matchAll(/^(?:export )?(\w+)='?([^'\n]*)'?$/gm)];
  return Object.fromEntries(lines.map(([, name = '', value = '']) => [name, value]));
}

/** An archive with one root directory, which holds one file. */
function packed(file: string, content: string): Buffer {
  const root = join(folder.path, `root-${file.replaceAll('/', '-')}`);
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), content);
  return execFileSync('tar', ['-cz', '-C', folder.path, root.slice(folder.path.length + 1)]);
}

test('an app and custom cookbooks in S3 are fetched in the role of the instance profile', async () => {
  const s3 = (name: string) => ({ Type: 's3' as const, Url: `https://s3.amazonaws.com/sources/${name}` });
  const { StackId } = await client.createStack({
    Name: 'Sources',
    Region: 'us-east-1',
    ServiceRoleArn: 'arn:aws:iam::000000000000:role/aws-opsworks-service-role',
    DefaultInstanceProfileArn: PROFILE,
    ConfigurationManager: { Name: 'Chef', Version: '11.10' },
    DefaultOs: 'Debian 12',
    UseCustomCookbooks: true,
    CustomCookbooksSource: s3('cookbooks.tar.gz'),
  });
  const layer = { Type: 'php-app' as const, Name: 'PHP', Shortname: 'php-app' };
  const { LayerId = '' } = await client.createLayer({ StackId, ...layer, AutoAssignElasticIps: true });
  await client.createApp({ StackId, Name: 'App', Type: 'php', AppSource: s3('app.tar.gz') });
  const launch = { StackId, LayerIds: [LayerId], InstanceType: 't3.micro', InstallUpdatesOnBoot: false };
  InstanceId = (await client.createInstance(launch)).InstanceId ?? '';
  await start();

  const id = (await instance())?.Ec2InstanceId ?? '';
  const { output } = await opened.machines.engine.run(
    id,
    'curl -s localhost; ls /opt/aws/opsworks/current/site-cookbooks',
  );
  expect(output).toBe('from S3probe\n');
});

// Ports below 1024 are opened by root only.
test.skipIf(process.getuid?.() !== 0)(
  'the layer’s elastic IP serves the app, also from the next machine',
  async () => {
    const { ElasticIp = '', Ec2InstanceId } = (await instance()) ?? {};
    const page = async () => (await fetch(`http://${ElasticIp}/`)).text();
    expect(await page()).toBe('from S3');
    await client.stopInstance({ InstanceId });
    await vi.waitFor(async () => expect((await instance())?.Status).toBe('stopped'), PATIENCE);
    await expect(page()).rejects.toThrow();
    await start();
    expect((await instance())?.Ec2InstanceId).not.toBe(Ec2InstanceId);
    expect(await page()).toBe('from S3');
  },
);

const instance = async () => (await client.describeInstances({ InstanceIds: [InstanceId] })).Instances?.[0];

async function start(): Promise<void> {
  await client.startInstance({ InstanceId });
  await vi.waitFor(async () => expect((await instance())?.Status).toMatch(/online|failed/), PATIENCE);
  expect(await instance()).toMatchObject({ Status: 'online' });
}
