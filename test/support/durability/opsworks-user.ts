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
  StartInstanceCommand,
  StopInstanceCommand,
} from '@aws-sdk/client-opsworks';

export interface UserStack {
  stackId: string;
  layerId: string;
  appId: string;
}

/** Someone with an unmodified OpsWorks client, who asks again when a call was cut off. */
export class OpsWorksUser {
  readonly #client: OpsWorksClient;

  constructor(connection: {
    endpoint: string;
    region: string;
    accessKeyId: string;
    secretAccessKey: string;
  }) {
    const { endpoint, region, accessKeyId, secretAccessKey } = connection;
    // One attempt: what became of a call that was cut off is what the tests ask.
    this.#client = new OpsWorksClient({
      endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey },
      maxAttempts: 1,
    });
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

  async createInstance({ stackId, layerId }: UserStack): Promise<string> {
    const input = { StackId: stackId, LayerIds: [layerId], InstanceType: 't3.micro' };
    return (await this.#client.send(new CreateInstanceCommand(input))).InstanceId ?? '';
  }

  async start(instanceId: string): Promise<void> {
    await this.#client.send(new StartInstanceCommand({ InstanceId: instanceId }));
  }

  async stop(instanceId: string): Promise<void> {
    await this.#client.send(new StopInstanceCommand({ InstanceId: instanceId }));
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
