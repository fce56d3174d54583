import {
  CreateAppCommand,
  CreateDeploymentCommand,
  CreateInstanceCommand,
  CreateLayerCommand,
  CreateStackCommand,
  DescribeInstancesCommand,
  GetHostnameSuggestionCommand,
  type OpsWorksClient,
  StartInstanceCommand,
  UpdateAppCommand,
  UpdateLayerCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-opsworks';
import { fetchPage } from './fetch-page.ts';
import type { Steps } from './step.ts';
import { waitForDeployment, waitForStatus } from './wait-for.ts';

export interface WalkOptions {
  client: OpsWorksClient;
  steps: Steps;
  print: (line: string) => void;
  /** The port of this machine's git server. */
  gitPort: number;
}

export interface Walked {
  url: string;
  page: string;
  stackId: string;
  instanceId: string;
}

/** The book's chapter, through the public API: a stack, a PHP layer, an instance, an app, two versions, a recipe. */
export async function walk(options: WalkOptions): Promise<Walked> {
  const { client, steps, print } = options;
  const repository = (name: string) => `http://host.opswright.internal:${options.gitPort}/${name}.git`;
  const stackId = await steps.step('Create a stack (Chef 11.10)', () => createStack(client));
  const layerId = await steps.step('Create a PHP App Server layer', () => createLayer(client, stackId));
  const instanceId = await steps.step('Create an instance', () =>
    createInstance(client, stackId, layerId, print),
  );
  await steps.step('Start it: boot, Setup, online', async () => {
    await client.send(new StartInstanceCommand({ InstanceId: instanceId }));
    await waitForStatus(client, instanceId, 'online', print);
  });
  const appId = await steps.step('Create an app from git, at its tag version1', () =>
    createApp(client, stackId, repository('simple-php-app')),
  );
  const deploy = () => deployApp(client, stackId, appId);
  await steps.step('Deploy it', deploy);
  const url = await urlOf(client, instanceId);
  await steps.step('Fetch the page', () => expectPage(url, 'Version 1, served', print));
  await steps.step('Deploy version2, from its web folder', async () => {
    const source = { Type: 'git' as const, Url: repository('simple-php-app'), Revision: 'version2' };
    const Attributes = { DocumentRoot: 'web' };
    await client.send(new UpdateAppCommand({ AppId: appId, AppSource: source, Attributes }));
    await deploy();
  });
  await steps.step('Fetch the page', () => expectPage(url, 'Version 2, served', print));
  await steps.step('Attach a custom cookbook and run its recipe on Deploy', async () => {
    await attachCookbook(client, stackId, layerId, repository('demo-cookbooks'));
    await deploy();
  });
  const page = await steps.step('Fetch the page', () =>
    expectPage(url, 'The recipe phpapp::appsetup says', print),
  );
  return { url, page, stackId, instanceId };
}

async function createStack(client: OpsWorksClient): Promise<string> {
  const { StackId = '' } = await client.send(
    new CreateStackCommand({
      Name: 'MyStack',
      Region: 'us-west-2',
      ServiceRoleArn: 'arn:aws:iam::000000000000:role/aws-opsworks-service-role',
      DefaultInstanceProfileArn: 'arn:aws:iam::000000000000:instance-profile/aws-opsworks-ec2-role',
      ConfigurationManager: { Name: 'Chef', Version: '11.10' },
      DefaultOs: 'Debian 12',
    }),
  );
  return StackId;
}

async function createLayer(client: OpsWorksClient, StackId: string): Promise<string> {
  const layer = { StackId, Type: 'php-app' as const, Name: 'PHP App Server', Shortname: 'php-app' };
  return (await client.send(new CreateLayerCommand(layer))).LayerId ?? '';
}

async function createInstance(
  client: OpsWorksClient,
  StackId: string,
  LayerId: string,
  print: (line: string) => void,
): Promise<string> {
  const { Hostname } = await client.send(new GetHostnameSuggestionCommand({ LayerId }));
  print(`    its name: ${Hostname}`);
  const instance = { StackId, LayerIds: [LayerId], InstanceType: 't3.micro', Hostname };
  return (await client.send(new CreateInstanceCommand(instance))).InstanceId ?? '';
}

async function createApp(client: OpsWorksClient, StackId: string, Url: string): Promise<string> {
  const { AppId = '' } = await client.send(
    new CreateAppCommand({
      StackId,
      Name: 'SimplePHPApp',
      Type: 'php',
      AppSource: { Type: 'git', Url, Revision: 'version1' },
      Environment: [{ Key: 'GREETING', Value: 'Hello from Opswright' }],
    }),
  );
  return AppId;
}

async function deployApp(client: OpsWorksClient, StackId: string, AppId: string): Promise<void> {
  const deployment = { StackId, AppId, Command: { Name: 'deploy' as const } };
  const { DeploymentId = '' } = await client.send(new CreateDeploymentCommand(deployment));
  await waitForDeployment(client, DeploymentId);
}

async function attachCookbook(
  client: OpsWorksClient,
  StackId: string,
  LayerId: string,
  Url: string,
): Promise<void> {
  const CustomCookbooksSource = { Type: 'git' as const, Url };
  await client.send(new UpdateStackCommand({ StackId, UseCustomCookbooks: true, CustomCookbooksSource }));
  const none = { Setup: [], Configure: [], Undeploy: [], Shutdown: [] };
  await client.send(
    new UpdateLayerCommand({ LayerId, CustomRecipes: { ...none, Deploy: ['phpapp::appsetup'] } }),
  );
}

async function urlOf(client: OpsWorksClient, instanceId: string): Promise<string> {
  const { Instances } = await client.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }));
  const [instance] = Instances ?? [];
  return `http://${instance?.PublicIp ?? instance?.PrivateIp}/`;
}

async function expectPage(url: string, text: string, print: (line: string) => void): Promise<string> {
  const page = await fetchPage(url, text);
  for (const line of page.split('\n')) print(`    | ${line}`);
  return page;
}
