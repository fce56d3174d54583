import type { Command, Deployment, Instance } from '@aws-sdk/client-opsworks';
import {
  CreateAppCommand,
  CreateDeploymentCommand,
  CreateInstanceCommand,
  CreateLayerCommand,
  CreateStackCommand,
  DescribeCommandsCommand,
  DescribeDeploymentsCommand,
  DescribeInstancesCommand,
  OpsWorksClient,
  RebootInstanceCommand,
  StartInstanceCommand,
  StopInstanceCommand,
  UpdateLayerCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-opsworks';

export interface UserStack {
  stackId: string;
  layerId: string;
  appId: string;
}

export interface OpsWorksConnection {
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Someone with an unmodified OpsWorks client. */
export class OpsWorksUser {
  readonly #client: OpsWorksClient;

  /** With one attempt (the default) a call that is cut off fails; with more it is sent again. */
  constructor(connection: OpsWorksConnection, maxAttempts = 1) {
    const { endpoint, region, accessKeyId, secretAccessKey } = connection;
    const credentials = { accessKeyId, secretAccessKey };
    this.#client = new OpsWorksClient({ endpoint, region, credentials, maxAttempts });
  }

  /** A stack of Chef 12 with a custom layer and an app without a source. */
  async createStack(): Promise<UserStack> {
    const { StackId = '' } = await this.#client.send(
      new CreateStackCommand({
        Name: 'Durable',
        Region: 'us-east-1',
        ServiceRoleArn: 'arn:aws:iam::000000000000:role/aws-opsworks-service-role',
        DefaultInstanceProfileArn: 'arn:aws:iam::000000000000:instance-profile/aws-opsworks-ec2-role',
        ConfigurationManager: { Name: 'Chef', Version: '12' },
        DefaultOs: 'Debian 12',
      }),
    );
    const layer = { StackId, Type: 'custom' as const, Name: 'Workers', Shortname: 'workers' };
    const { LayerId = '' } = await this.#client.send(new CreateLayerCommand(layer));
    const app = {
      StackId,
      Name: 'App',
      Type: 'other' as const,
      AppSource: { Type: 'git' as const, Url: 'http://host.opswright.internal:9/app.git' },
    };
    const { AppId = '' } = await this.#client.send(new CreateAppCommand(app));
    return { stackId: StackId, layerId: LayerId, appId: AppId };
  }

  /** Every lifecycle event of the layer runs this recipe, of cookbooks from this git repository. */
  async useRecipe({ stackId, layerId }: UserStack, recipe: string, url: string): Promise<void> {
    const source = { Type: 'git' as const, Url: url };
    const cookbooks = { UseCustomCookbooks: true, CustomCookbooksSource: source };
    await this.#client.send(new UpdateStackCommand({ StackId: stackId, ...cookbooks }));
    const each = [recipe];
    const CustomRecipes = { Setup: each, Configure: each, Deploy: each, Undeploy: each, Shutdown: each };
    await this.#client.send(new UpdateLayerCommand({ LayerId: layerId, CustomRecipes }));
  }

  async createInstance(
    { stackId, layerId }: UserStack,
    RootDeviceType: 'ebs' | 'instance-store' = 'instance-store',
  ): Promise<string> {
    const input = { StackId: stackId, LayerIds: [layerId], InstanceType: 't3.micro', RootDeviceType };
    return (await this.#client.send(new CreateInstanceCommand(input))).InstanceId ?? '';
  }

  async start(instanceId: string): Promise<void> {
    await this.#client.send(new StartInstanceCommand({ InstanceId: instanceId }));
  }

  async stop(instanceId: string): Promise<void> {
    await this.#client.send(new StopInstanceCommand({ InstanceId: instanceId }));
  }

  async reboot(instanceId: string): Promise<void> {
    await this.#client.send(new RebootInstanceCommand({ InstanceId: instanceId }));
  }

  /** `comment` tells deployments apart whose id was never heard. */
  async deploy({ stackId, appId }: UserStack, comment: string): Promise<string> {
    const input = { StackId: stackId, AppId: appId, Command: { Name: 'deploy' as const }, Comment: comment };
    return (await this.#client.send(new CreateDeploymentCommand(input))).DeploymentId ?? '';
  }

  async instance(id: string): Promise<Instance> {
    const { Instances } = await this.#client.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
    return Instances?.[0] ?? {};
  }

  async instances({ stackId }: UserStack): Promise<Instance[]> {
    return (await this.#client.send(new DescribeInstancesCommand({ StackId: stackId }))).Instances ?? [];
  }

  async deployments({ stackId }: UserStack): Promise<Deployment[]> {
    return (await this.#client.send(new DescribeDeploymentsCommand({ StackId: stackId }))).Deployments ?? [];
  }

  /** Of all instances of the stack. */
  async commands(stack: UserStack): Promise<Command[]> {
    const lists = (await this.instances(stack)).map(async ({ InstanceId }) => {
      const { Commands = [] } = await this.#client.send(new DescribeCommandsCommand({ InstanceId }));
      return Commands;
    });
    return (await Promise.all(lists)).flat();
  }

  close(): void {
    this.#client.destroy();
  }
}
