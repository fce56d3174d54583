import { join } from 'node:path';
import { type Instance, OpsWorks } from '@aws-sdk/client-opsworks';
import Docker from 'dockerode';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cloudPrefix } from '../../../local/engines/docker/cloud-prefix.ts';
import { ensureEngine } from '../../../local/engines/install/ensure-engine.ts';
import { type OpenMachines, openMachines } from '../../../local/system/open-machines.ts';
import { type LocalProcess, startLocalProcess } from '../../support/durability/local-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const SETTINGS = { HEARTBEAT_SECONDS: '2', CONFIGURE_QUIET_SECONDS: '1' };
const PATIENCE = { timeout: 280_000, interval: 500 };

// One MySQL server, as CreateLayer and CreateInstance make it: on an instance store, with a volume of 10 GB.
let folder: ReturnType<typeof temporaryFolder>;
let docker: Docker;
let opened: OpenMachines;
let local: LocalProcess;
let client: OpsWorks;
const report = (line: string) => console.error(line);
let InstanceId = '';

beforeAll(async () => {
  folder = temporaryFolder();
  const dataDir = join(folder.path, 'data');
  local = await startLocalProcess({ dataDir, port: 0, engine: 'containers', settings: SETTINGS });
  const options = { dataDir, port: 0, engine: 'containers', keep: false, json: false } as const;
  opened = await openMachines(options, report);
  const { socketPath } = await ensureEngine({ report, dataDir, environment: process.env });
  docker = new Docker({ socketPath });
  const { endpoint, region, accessKeyId, secretAccessKey } = local.connection;
  client = new OpsWorks({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  InstanceId = await createServer();
});

afterAll(async () => {
  client?.destroy();
  await local?.kill();
  await opened?.removeAll();
  folder.remove();
});

async function createServer(): Promise<string> {
  const { StackId } = await client.createStack({
    Name: 'Volumes',
    Region: 'us-east-1',
    ServiceRoleArn: 'arn:aws:iam::000000000000:role/aws-opsworks-service-role',
    DefaultInstanceProfileArn: 'arn:aws:iam::000000000000:instance-profile/aws-opsworks-ec2-role',
    ConfigurationManager: { Name: 'Chef', Version: '11.10' },
    DefaultOs: 'Debian 12',
  });
  const layer = { Type: 'db-master' as const, Name: 'MySQL', Shortname: 'db-master' };
  const { LayerId = '' } = await client.createLayer({ StackId, ...layer, AutoAssignElasticIps: true });
  const launch = { StackId, LayerIds: [LayerId], InstanceType: 't3.micro', InstallUpdatesOnBoot: false };
  return (await client.createInstance(launch)).InstanceId ?? '';
}

const instance = async (): Promise<Instance> =>
  (await client.describeInstances({ InstanceIds: [InstanceId] })).Instances?.[0] ?? {};

async function until(status: string): Promise<void> {
  await vi.waitFor(async () => expect((await instance()).Status).toBe(status), PATIENCE);
}

/** What a script prints on the machine that the instance has now. */
async function run(script: string): Promise<string> {
  const { Ec2InstanceId = '' } = await instance();
  const { exitCode, output } = await opened.machines.engine.run(Ec2InstanceId, script);
  expect(exitCode, output).toBe(0);
  return output.trim();
}

const volumes = async () => {
  const { Volumes } = await docker.listVolumes();
  const mine = cloudPrefix(join(folder.path, 'data'));
  return Volumes.map(({ Name }) => Name).filter((name) => name.startsWith(mine));
};

test('MySQL keeps its data on the layer’s volume, mounted where the layer says', async () => {
  await client.startInstance({ InstanceId });
  await until('online');
  expect(await run('findmnt --noheadings --output FSROOT /vol/mysql')).toContain('vol-');
  await run(
    'mysql -e "CREATE DATABASE shop; CREATE TABLE shop.visits (n INT); INSERT INTO shop.visits VALUES (42)"',
  );
  expect(await run('ls /vol/mysql/data')).toContain('shop');
  expect(await volumes()).toHaveLength(1);
});

test('a reboot runs no recipe, and the server is there again with its data', async () => {
  await client.rebootInstance({ InstanceId });
  await until('online');
  await vi.waitFor(async () => expect(await visits()).toBe('42'), PATIENCE);
});

test('the next machine of the instance has the volume with its data, and the elastic IP', async () => {
  const before = await instance();
  await client.stopInstance({ InstanceId });
  await until('stopped');
  expect(await volumes()).toHaveLength(1);
  await client.startInstance({ InstanceId });
  await until('online');
  const after = await instance();
  expect(after.Ec2InstanceId).not.toBe(before.Ec2InstanceId);
  expect(after.ElasticIp).toBe(before.ElasticIp);
  expect(after.PublicIp).toBe(before.ElasticIp);
  expect(await visits()).toBe('42');
});

test('also over a reboot, before which the volume came late', async () => {
  await client.rebootInstance({ InstanceId });
  await until('online');
  await vi.waitFor(async () => expect(await visits()).toBe('42'), PATIENCE);
  expect(await run('systemctl --failed --no-legend')).toBe('');
});

test('Setup run again changes nothing about it', async () => {
  const { StackId } = await instance();
  await client.createDeployment({ StackId, Command: { Name: 'setup' } });
  await until('running_setup');
  await until('online');
  expect(await run('grep -c /vol/mysql /proc/mounts /etc/fstab')).toBe('/proc/mounts:1\n/etc/fstab:1');
});

test('a deleted instance leaves no volume', async () => {
  await client.stopInstance({ InstanceId });
  await until('stopped');
  await client.deleteInstance({ InstanceId, DeleteVolumes: true });
  await vi.waitFor(async () => expect(await volumes()).toEqual([]), PATIENCE);
});

const visits = () => run('mysql --batch --skip-column-names -e "SELECT n FROM shop.visits"');
