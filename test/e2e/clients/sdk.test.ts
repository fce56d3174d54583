import {
  type Command,
  CreateAppCommand,
  CreateDeploymentCommand,
  CreateInstanceCommand,
  CreateLayerCommand,
  CreateStackCommand,
  type DeploymentCommandName,
  DescribeCommandsCommand,
  DescribeInstancesCommand,
  type Instance,
  OpsWorksClient,
  RebootInstanceCommand,
  StartInstanceCommand,
  StopStackCommand,
  UpdateAppCommand,
  waitUntilDeploymentSuccessful,
  waitUntilInstanceOnline,
  waitUntilInstanceStopped,
} from '@aws-sdk/client-opsworks';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { fetchPage } from '../../../local/demo/fetch-page.ts';

const system = inject('system');
const { endpoint, region, accessKeyId, secretAccessKey } = system;
const client = new OpsWorksClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
const waiting = { client, maxWaitTime: 600, minDelay: 1, maxDelay: 2 };

let stackId = '';
let appId = '';
let php: string[] = [];

beforeAll(async () => {
  stackId = await createStack();
  const layerId = await createLayer('php-app', 'php-app');
  appId = await createApp();
  php = [await createInstance(layerId), await createInstance(layerId)];
  for (const InstanceId of php) await client.send(new StartInstanceCommand({ InstanceId }));
  await waitUntilInstanceOnline(waiting, { InstanceIds: php });
});

afterAll(async () => {
  await client.send(new StopStackCommand({ StackId: stackId }));
  const { Instances } = await client.send(new DescribeInstancesCommand({ StackId: stackId }));
  await waitUntilInstanceStopped(waiting, { InstanceIds: (Instances ?? []).map(idOf) });
  client.destroy();
});

test('both servers serve the app that was deployed while they booted', async () => {
  for (const id of php) {
    const { Hostname, PublicIp } = await describe(id);
    expect(await fetchPage(`http://${PublicIp}/`, 'Version 1')).toContain(`served by ${Hostname}`);
  }
});

test('an instance of another layer runs Configure on the two others exactly once', async () => {
  await expect.poll(async () => (await configures()).every(areSettled), { timeout: 60_000 }).toBe(true);
  const before = await configures();
  const third = await createInstance(await createLayer('custom', 'workers'));
  await client.send(new StartInstanceCommand({ InstanceId: third }));
  await waitUntilInstanceOnline(waiting, { InstanceIds: [third] });
  const counts = async () => (await configures()).map(finished);
  await expect.poll(counts, { timeout: 60_000 }).toEqual(before.map((commands) => finished(commands) + 1));
});

test('a release that breaks on the way leaves the old one serving, and the log says why', async () => {
  await point('broken');
  const DeploymentId = await deploy('deploy', { AppId: appId });
  await expect(waitUntilDeploymentSuccessful(waiting, { DeploymentIds: [DeploymentId] })).rejects.toThrow();
  const { Commands } = await client.send(new DescribeCommandsCommand({ DeploymentId }));
  const [command, another] = (Commands ?? []).filter((each) => each.Status === 'failed');
  expect([command?.InstanceId, another?.InstanceId].sort()).toEqual([...php].sort());
  const log = await (await fetch(command?.LogUrl ?? '')).text();
  expect(log).toContain('this release is broken on purpose');
  const { PublicIp } = await describe(php[0] ?? '');
  expect(await fetchPage(`http://${PublicIp}/`, 'Version 1')).toContain('Simple PHP App');
  await point('version2');
  const again = await deploy('deploy', { AppId: appId });
  await waitUntilDeploymentSuccessful(waiting, { DeploymentIds: [again] });
  expect(await fetchPage(`http://${PublicIp}/`, 'Version 2')).toContain('second edition');
});

test('a failing recipe: setup_failed, and the log names exception, cookbook, file and line', async () => {
  const own = await createStack({
    UseCustomCookbooks: true,
    CustomCookbooksSource: { Type: 'git', Url: url('cookbooks') },
  });
  const layer = await client.send(
    new CreateLayerCommand({
      StackId: own,
      Type: 'custom',
      Name: 'Probe',
      Shortname: 'probe',
      CustomRecipes: { Setup: ['probe', 'probe::fail'] },
    }),
  );
  const InstanceId = await createInstance(layer.LayerId ?? '', own);
  await client.send(new StartInstanceCommand({ InstanceId }));
  await expect(waitUntilInstanceOnline(waiting, { InstanceIds: [InstanceId] })).rejects.toThrow();
  expect((await describe(InstanceId)).Status).toBe('setup_failed');
  const [setup] = await commandsOf(InstanceId, 'setup');
  const log = await (await fetch(setup?.LogUrl ?? '')).text();
  expect(log).toContain('ArgumentError');
  expect(log).toContain('the probe fails on purpose');
  expect(log).toMatch(/probe\/recipes\/fail\.rb:\d+/);
  await client.send(new StopStackCommand({ StackId: own }));
  await waitUntilInstanceStopped(waiting, { InstanceIds: [InstanceId] });
});

test('a rebooted instance comes back online without a lifecycle event', async () => {
  const [InstanceId = ''] = php;
  const before = (await commandsOf(InstanceId)).length;
  await client.send(new RebootInstanceCommand({ InstanceId }));
  expect((await describe(InstanceId)).Status).toBe('rebooting');
  await waitUntilInstanceOnline(waiting, { InstanceIds: [InstanceId] });
  expect((await commandsOf(InstanceId)).length).toBe(before);
  const { PublicIp } = await describe(InstanceId);
  expect(await fetchPage(`http://${PublicIp}/`, 'Simple PHP App')).toContain('Simple PHP App');
});

function url(repository: string): string {
  return `http://host.opswright.internal:${system.gitPort}/${repository}.git`;
}

async function createStack(more: object = {}): Promise<string> {
  const { StackId = '' } = await client.send(
    new CreateStackCommand({
      Name: 'SdkStack',
      Region: region,
      ServiceRoleArn: 'arn:aws:iam::000000000000:role/aws-opsworks-service-role',
      DefaultInstanceProfileArn: 'arn:aws:iam::000000000000:instance-profile/aws-opsworks-ec2-role',
      ConfigurationManager: { Name: 'Chef', Version: '11.10' },
      DefaultOs: 'Debian 12',
      ...more,
    }),
  );
  return StackId;
}

async function createLayer(Type: 'php-app' | 'custom', Shortname: string): Promise<string> {
  const layer = { StackId: stackId, Type, Name: `Layer ${Shortname}`, Shortname };
  return (await client.send(new CreateLayerCommand(layer))).LayerId ?? '';
}

async function createApp(): Promise<string> {
  const AppSource = { Type: 'git' as const, Url: url('simple-php-app'), Revision: 'version1' };
  const app = { StackId: stackId, Name: 'SimplePHPApp', Type: 'php' as const, AppSource };
  return (await client.send(new CreateAppCommand(app))).AppId ?? '';
}

async function point(Revision: string): Promise<void> {
  const AppSource = { Type: 'git' as const, Url: url('simple-php-app'), Revision };
  const Attributes = Revision === 'version1' ? {} : { DocumentRoot: 'web' };
  await client.send(new UpdateAppCommand({ AppId: appId, AppSource, Attributes }));
}

async function createInstance(layerId: string, StackId = stackId): Promise<string> {
  const instance = { StackId, LayerIds: [layerId], InstanceType: 't3.micro' };
  return (await client.send(new CreateInstanceCommand(instance))).InstanceId ?? '';
}

async function deploy(Name: DeploymentCommandName, more: object): Promise<string> {
  const deployment = { StackId: stackId, Command: { Name }, ...more };
  return (await client.send(new CreateDeploymentCommand(deployment))).DeploymentId ?? '';
}

async function describe(id: string): Promise<Instance> {
  const { Instances } = await client.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
  return Instances?.[0] ?? {};
}

async function commandsOf(InstanceId: string, type?: string): Promise<Command[]> {
  const { Commands } = await client.send(new DescribeCommandsCommand({ InstanceId }));
  return (Commands ?? []).filter((command) => type === undefined || command.Type === type);
}

function configures(): Promise<Command[][]> {
  return Promise.all(php.map((id) => commandsOf(id, 'configure')));
}

/** Both servers' arrivals have been told: the last one's own Configure ran in the same generation as the other's. */
function areSettled(commands: Command[]): boolean {
  return finished(commands) > 0 && commands.every(({ CompletedAt }) => CompletedAt !== undefined);
}

function finished(commands: Command[]): number {
  return commands.filter((command) => command.Status === 'successful').length;
}

function idOf(instance: Instance): string {
  return instance.InstanceId ?? '';
}
