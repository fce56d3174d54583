import type { OpsWorks } from '@aws-sdk/client-opsworks';
import type { SimulatorScript } from '../../local/engines/simulated/simulator-script.ts';

/** Long enough for a boot with its Setup, or a stop with its Shutdown. */
const A_WHILE = 90;
const SETTINGS_OF_STACK = {
  Region: 'us-east-1',
  ServiceRoleArn: 'arn:aws:iam::000000000000:role/aws-opsworks-service-role',
  DefaultInstanceProfileArn: 'arn:aws:iam::000000000000:instance-profile/aws-opsworks-ec2-role',
  ConfigurationManager: { Name: 'Chef', Version: '11.10' },
  DefaultOs: 'Debian 12',
};

export interface Walker {
  client: OpsWorks;
  /** Seconds. */
  advance(seconds: number): Promise<void>;
}

/** What the machines must be played by: the third never reports in, the fourth falls silent in its first deployment. */
export const WALK_SCRIPT: SimulatorScript = {
  machines: [
    { when: { order: 3 }, do: { neverContacts: true } },
    { when: { order: 4 }, do: { silent: [{ fromMs: 130_000 }] } },
  ],
  runs: [
    {
      when: { activity: 'execute_recipes' },
      do: { exitCode: 1, cause: { message: 'It fails on purpose.' } },
    },
    { when: { order: 4, activity: 'deploy' }, do: { ms: 600_000 } },
  ],
};

/** Whatever can happen to a stack, through the API, until all of it is deleted. */
export async function fullWalk(walker: Walker): Promise<void> {
  const stack = await makeStack(walker.client);
  const [web1, web2, web3, web4] = await makeInstances(walker.client, stack);
  await boot(walker, web1);
  await boot(walker, web2);
  await deployAndRead(walker, stack);
  await boot(walker, web3);
  await boot(walker, web4);
  await loseOne(walker, stack, web4);
  await stopInBoot(walker, web2);
  await boot(walker, web2);
  await walker.client.rebootInstance({ InstanceId: web2 });
  await walker.advance(A_WHILE);
  await stopInDeployment(walker, stack, web1);
  await boot(walker, web1);
  await removeAll(walker, stack, [web1, web2, web3, web4]);
}

interface WalkedStack {
  StackId: string;
  LayerId: string;
  AppId: string;
}

/** With secrets of each kind: they are sealed for the table and opened for the machines. */
async function makeStack(client: OpsWorks): Promise<WalkedStack> {
  const source = { Type: 'git' as const, Url: 'git@example.test:sources.git', SshKey: 'a secret' };
  const cookbooks = { UseCustomCookbooks: true, CustomCookbooksSource: source };
  const { StackId = '' } = await client.createStack({ Name: 'Walk', ...SETTINGS_OF_STACK, ...cookbooks });
  const layer = {
    ...{ StackId, Type: 'php-app' as const, Name: 'PHP App Server', Shortname: 'php-app' },
    AutoAssignElasticIps: true,
    VolumeConfigurations: [{ MountPoint: '/data', NumberOfDisks: 1, Size: 1 }],
  };
  const { LayerId = '' } = await client.createLayer(layer);
  const Environment = [{ Key: 'TOKEN', Value: 'a secret', Secure: true }];
  const app = { StackId, Name: 'App', Type: 'php' as const, AppSource: source, Environment };
  const { AppId = '' } = await client.createApp(app);
  return { StackId, LayerId, AppId };
}

async function makeInstances(client: OpsWorks, { StackId, LayerId }: WalkedStack) {
  const make = async (RootDeviceType: 'ebs' | 'instance-store') => {
    const instance = { StackId, LayerIds: [LayerId], InstanceType: 't3.micro', RootDeviceType };
    return (await client.createInstance(instance)).InstanceId ?? '';
  };
  return [
    await make('instance-store'),
    await make('ebs'),
    await make('ebs'),
    await make('instance-store'),
  ] as const;
}

async function boot({ client, advance }: Walker, InstanceId: string): Promise<void> {
  await client.startInstance({ InstanceId });
  await advance(A_WHILE);
}

async function deployAndRead({ client, advance }: Walker, { StackId, AppId }: WalkedStack): Promise<void> {
  const deploy = { StackId, AppId, Command: { Name: 'deploy' as const } };
  const { DeploymentId } = await client.createDeployment(deploy);
  await advance(A_WHILE);
  const { Commands = [] } = await client.describeCommands({ DeploymentId });
  for (const { LogUrl = '' } of Commands) await fetch(LogUrl);
  const failing = { Name: 'execute_recipes' as const, Args: { recipes: ['app::fails'] } };
  await client.createDeployment({ StackId, Command: failing });
  await advance(A_WHILE);
  await client.createDeployment({ StackId, Command: { Name: 'update_custom_cookbooks' } });
  await client.createDeployment({ StackId, Command: { Name: 'setup' } });
  await advance(A_WHILE);
}

/** It falls silent in a deployment: connection_lost, and what it sent of its log is all there is to read. */
async function loseOne(
  { client, advance }: Walker,
  { StackId, AppId }: WalkedStack,
  InstanceId: string,
): Promise<void> {
  await client.createDeployment({ StackId, AppId, Command: { Name: 'deploy' } });
  await advance(600);
  const { Commands = [] } = await client.describeCommands({ InstanceId });
  for (const { LogUrl } of Commands) if (LogUrl) await fetch(LogUrl);
  await client.describeServiceErrors({ StackId });
  await client.describeStackSummary({ StackId });
}

async function stopInBoot({ client, advance }: Walker, InstanceId: string): Promise<void> {
  await client.stopInstance({ InstanceId });
  await advance(A_WHILE);
  await client.startInstance({ InstanceId });
  await client.stopInstance({ InstanceId });
  await advance(A_WHILE);
}

async function stopInDeployment(
  { client, advance }: Walker,
  { StackId, AppId }: WalkedStack,
  InstanceId: string,
): Promise<void> {
  await client.createDeployment({ StackId, AppId, Command: { Name: 'deploy' } });
  await client.stopInstance({ InstanceId });
  await advance(A_WHILE);
}

async function removeAll(
  { client, advance }: Walker,
  { StackId, LayerId, AppId }: WalkedStack,
  instances: readonly string[],
): Promise<void> {
  await client.stopStack({ StackId });
  await advance(3 * A_WHILE);
  for (const InstanceId of instances) {
    await client.deleteInstance({ InstanceId, DeleteVolumes: true, DeleteElasticIp: true });
  }
  await client.deleteApp({ AppId });
  await client.deleteLayer({ LayerId });
  await client.deleteStack({ StackId });
  await advance(A_WHILE);
}
