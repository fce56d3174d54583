import {
  CreateAppCommand,
  CreateLayerCommand,
  CreateStackCommand,
  DeleteAppCommand,
  DeleteLayerCommand,
  DeleteStackCommand,
  DescribeAppsCommand,
  DescribeElasticLoadBalancersCommand,
  DescribeLayersCommand,
  DescribeLoadBasedAutoScalingCommand,
  DescribeOperatingSystemsCommand,
  DescribeServiceErrorsCommand,
  DescribeStackSummaryCommand,
  DescribeStacksCommand,
  GetHostnameSuggestionCommand,
  ListTagsCommand,
  OpsWorksClient,
  TagResourceCommand,
  UpdateAppCommand,
  UpdateLayerCommand,
  UpdateStackCommand,
  waitUntilAppExists,
} from '@aws-sdk/client-opsworks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMemoryApi, type MemoryApi } from '../../support/memory-api.ts';
import { serveApi } from '../../support/serve-api.ts';

let api: MemoryApi;
let client: OpsWorksClient;
let close: () => Promise<void>;

beforeAll(async () => {
  api = await createMemoryApi({ clock: { now: () => new Date() } });
  const server = await serveApi(api.deps);
  close = server.close;
  client = clientWith(api.credentials, server.endpoint);
});

afterAll(async () => {
  client.destroy();
  await close();
  expect(api.faults).toEqual([]);
});

function clientWith(credentials: MemoryApi['credentials'], endpoint: string) {
  return new OpsWorksClient({ region: 'us-west-2', endpoint, credentials, maxAttempts: 1 });
}

const stackInput = {
  Name: 'MyStack',
  Region: 'us-west-2',
  ServiceRoleArn: 'arn:aws:iam::123456789012:role/aws-opsworks-service-role',
  DefaultInstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/aws-opsworks-ec2-role',
  ConfigurationManager: { Name: 'Chef', Version: '11.10' },
};

async function createStack() {
  const { StackId = '' } = await client.send(new CreateStackCommand(stackInput));
  return StackId;
}

describe('the unmodified SDK client', () => {
  test('walks a stack through its life', async () => {
    const StackId = await createStack();
    await client.send(new UpdateStackCommand({ StackId, CustomJson: '{"a":1}', HostnameTheme: 'Fruits' }));
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackIds: [StackId] }));
    expect(Stacks).toEqual([
      {
        ...stackInput,
        StackId,
        Arn: `arn:aws:opsworks:us-west-2:123456789012:stack/${StackId}/`,
        Attributes: {},
        AgentVersion: 'LATEST',
        ChefConfiguration: {},
        CreatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/),
        CustomCookbooksSource: {},
        CustomJson: '{"a":1}',
        DefaultAvailabilityZone: 'us-west-2a',
        DefaultOs: 'Amazon Linux 2023',
        DefaultRootDeviceType: 'instance-store',
        HostnameTheme: 'Fruits',
        UseCustomCookbooks: false,
        UseOpsworksSecurityGroups: true,
      },
    ]);
    await client.send(new DeleteStackCommand({ StackId }));
    await expect(client.send(new DescribeStacksCommand({ StackIds: [StackId] }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Unable to find stack with ID ${StackId}`,
    });
  });

  test('walks a layer through its life', async () => {
    const StackId = await createStack();
    const { LayerId = '' } = await client.send(
      new CreateLayerCommand({ StackId, Type: 'php-app', Name: 'PHP App Server', Shortname: 'php' }),
    );
    await client.send(new UpdateLayerCommand({ LayerId, CustomRecipes: { Deploy: ['phpapp::appsetup'] } }));
    const { Layers } = await client.send(new DescribeLayersCommand({ LayerIds: [LayerId] }));
    expect(Layers).toHaveLength(1);
    expect(Layers?.[0]).toMatchObject({
      Arn: `arn:aws:opsworks:us-west-2:123456789012:layer/${LayerId}`,
      Type: 'php-app',
      Shortname: 'php-app',
      DefaultSecurityGroupNames: ['AWS-OpsWorks-PHP-App-Server'],
      CustomRecipes: { Setup: [], Configure: [], Deploy: ['phpapp::appsetup'], Undeploy: [], Shutdown: [] },
      LifecycleEventConfiguration: {
        Shutdown: { ExecutionTimeout: 120, DelayUntilElbConnectionsDrained: true },
      },
      EnableAutoHealing: true,
      InstallUpdatesOnBoot: true,
      Packages: [],
      VolumeConfigurations: [],
    });
    expect(Layers?.[0]?.DefaultRecipes?.Deploy).toEqual(['deploy::default', 'deploy::php']);
    const suggestion = await client.send(new GetHostnameSuggestionCommand({ LayerId }));
    expect(suggestion).toMatchObject({ LayerId, Hostname: 'php-app1' });
    await client.send(new DeleteLayerCommand({ LayerId }));
    expect(await client.send(new DescribeLayersCommand({ StackId }))).toMatchObject({ Layers: [] });
  });

  test('walks an app through its life, its waiter included', async () => {
    const StackId = await createStack();
    const { AppId = '' } = await client.send(
      new CreateAppCommand({
        StackId,
        Name: 'SimplePHPApp',
        Type: 'php',
        AppSource: { Type: 'git', Url: 'https://git.test/a.git', Revision: 'version1' },
        Environment: [
          { Key: 'GREETING', Value: 'hello' },
          { Key: 'PASSWORD', Value: 'hunter2', Secure: true },
        ],
      }),
    );
    await waitUntilAppExists({ client, maxWaitTime: 10 }, { AppIds: [AppId] });
    await client.send(new UpdateAppCommand({ AppId, Domains: ['example.com'] }));
    const { Apps } = await client.send(new DescribeAppsCommand({ AppIds: [AppId] }));
    expect(Apps).toEqual([
      {
        AppId,
        StackId,
        Name: 'SimplePHPApp',
        Shortname: 'simplephpapp',
        Type: 'php',
        AppSource: { Type: 'git', Url: 'https://git.test/a.git', Revision: 'version1' },
        // The client leaves the nulls of maps out.
        Attributes: {},
        CreatedAt: expect.any(String),
        DataSources: [],
        Domains: ['example.com'],
        EnableSsl: false,
        Environment: [
          { Key: 'GREETING', Value: 'hello', Secure: false },
          { Key: 'PASSWORD', Value: '*****FILTERED*****', Secure: true },
        ],
        SslConfiguration: {},
      },
    ]);
    await client.send(new DeleteAppCommand({ AppId }));
    expect(await client.send(new DescribeAppsCommand({ StackId }))).toMatchObject({ Apps: [] });
  });

  test('gets what Terraform and the CLI ask for in passing', async () => {
    const StackId = await createStack();
    const layer = { StackId, Type: 'custom' as const, Name: 'Workers', Shortname: 'workers' };
    const { LayerId = '' } = await client.send(new CreateLayerCommand(layer));
    const Arn = `arn:aws:opsworks:us-west-2:123456789012:stack/${StackId}/`;
    const LayerIds = [LayerId];
    expect(await client.send(new DescribeElasticLoadBalancersCommand({ LayerIds }))).toMatchObject({
      ElasticLoadBalancers: [],
    });
    expect(await client.send(new DescribeLoadBasedAutoScalingCommand({ LayerIds }))).toMatchObject({
      LoadBasedAutoScalingConfigurations: [{ LayerId, Enable: false }],
    });
    expect(await client.send(new ListTagsCommand({ ResourceArn: Arn }))).toMatchObject({ Tags: {} });
    expect(await client.send(new DescribeServiceErrorsCommand({ StackId }))).toMatchObject({
      ServiceErrors: [],
    });
    expect(await client.send(new DescribeStackSummaryCommand({ StackId }))).toMatchObject({
      StackSummary: { StackId, Name: 'MyStack', Arn, LayersCount: 1, AppsCount: 0, InstancesCount: {} },
    });
    const { OperatingSystems } = await client.send(new DescribeOperatingSystemsCommand({}));
    expect(OperatingSystems).toContainEqual({
      Name: 'Amazon Linux 2023',
      Id: 'Amazon Linux 2023',
      Type: 'Linux',
      ConfigurationManagers: ['12', '11.10', '11.4'].map((Version) => ({ Name: 'Chef', Version })),
      ReportedName: 'amazon',
      ReportedVersion: '2023',
      Supported: true,
    });
  });

  test('is told by name what this version lacks', async () => {
    const tags = new TagResourceCommand({ ResourceArn: 'arn', Tags: {} });
    await expect(client.send(tags)).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: 'The operation TagResource is not yet available in this version of Opswright.',
    });
  });

  test('is refused with a wrong secret', async () => {
    const endpoint = (await client.config.endpoint?.()) ?? { hostname: '', port: 0 };
    const stranger = clientWith(
      { ...api.credentials, secretAccessKey: 'wrong' },
      `http://${endpoint.hostname}:${endpoint.port}`,
    );
    await expect(stranger.send(new DescribeStacksCommand({}))).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    });
    stranger.destroy();
  });
});
