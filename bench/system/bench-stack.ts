import {
  type AppType,
  CreateAppCommand,
  CreateDeploymentCommand,
  CreateInstanceCommand,
  CreateLayerCommand,
  CreateStackCommand,
  DescribeCommandsCommand,
  DescribeDeploymentsCommand,
  DescribeInstancesCommand,
  type Instance,
  type LayerType,
  OpsWorksClient,
  StartInstanceCommand,
  StopStackCommand,
} from '@aws-sdk/client-opsworks';
import { readLog } from '../../local/demo/read-log.ts';
import type { Connection } from '../../local/system/connection.ts';
import { BenchError } from '../bench-error.ts';
import { poll } from './poll.ts';

const ACCOUNT = 'arn:aws:iam::000000000000';

export interface BenchApp {
  name: string;
  type: AppType;
  /** The URL of its git repository as instances see it. */
  url: string;
  revision: string;
  environment?: Record<string, string>;
}

/** A command of CreateDeployment. */
export interface Order {
  command: 'setup' | 'configure' | 'deploy';
  /** For deploy. */
  appId?: string;
  instanceIds: string[];
}

/** A user's stack, through the public API. */
export class BenchStack {
  readonly #client: OpsWorksClient;
  readonly stackId: string;

  private constructor(client: OpsWorksClient, stackId: string) {
    this.#client = client;
    this.stackId = stackId;
  }

  static async create(connection: Connection, name: string): Promise<BenchStack> {
    const { endpoint, region, accessKeyId, secretAccessKey } = connection;
    const client = new OpsWorksClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
    const { StackId = '' } = await client.send(
      new CreateStackCommand({
        Name: name,
        Region: region,
        ServiceRoleArn: `${ACCOUNT}:role/aws-opsworks-service-role`,
        DefaultInstanceProfileArn: `${ACCOUNT}:instance-profile/aws-opsworks-ec2-role`,
        ConfigurationManager: { Name: 'Chef', Version: '11.10' },
        DefaultOs: 'Debian 12',
      }),
    );
    return new BenchStack(client, StackId);
  }

  /** A layer with the settings that its type has by itself; its id. */
  async createLayer(type: LayerType, attributes: Record<string, string> = {}): Promise<string> {
    const layer = { StackId: this.stackId, Type: type, Name: type, Shortname: type, Attributes: attributes };
    return (await this.#client.send(new CreateLayerCommand(layer))).LayerId ?? '';
  }

  async createApp({ name, type, url, revision, environment = {} }: BenchApp): Promise<string> {
    const source = { Type: 'git', Url: url, Revision: revision } as const;
    const variables = Object.entries(environment).map(([Key, Value]) => ({ Key, Value }));
    const app = { StackId: this.stackId, Name: name, Type: type, AppSource: source, Environment: variables };
    return (await this.#client.send(new CreateAppCommand(app))).AppId ?? '';
  }

  async createInstance(layerId: string): Promise<string> {
    const instance = { StackId: this.stackId, LayerIds: [layerId], InstanceType: 't3.micro' };
    return (await this.#client.send(new CreateInstanceCommand(instance))).InstanceId ?? '';
  }

  async start(instanceId: string): Promise<void> {
    await this.#client.send(new StartInstanceCommand({ InstanceId: instanceId }));
  }

  async instance(instanceId: string): Promise<Instance> {
    const input = { InstanceIds: [instanceId] };
    const { Instances = [] } = await this.#client.send(new DescribeInstancesCommand(input));
    return Instances[0] ?? {};
  }

  /** Resolves when it is online; `onStatus` hears of each status that is seen on the way. */
  async untilOnline(instanceId: string, onStatus: (status: string) => void = () => {}): Promise<void> {
    let last = '';
    await poll(`${instanceId} online`, async () => {
      const { Status = '', Hostname } = await this.instance(instanceId);
      if (Status !== last) onStatus(Status);
      last = Status;
      if (Status.endsWith('_failed'))
        throw new BenchError(`${Hostname} is ${Status}.\n${await this.#failure({ InstanceId: instanceId })}`);
      return Status === 'online' || undefined;
    });
  }

  /** Resolves when each of these online instances has configured itself and none has a command left. */
  async untilConfigured(instanceIds: readonly string[], sinceMs = 0): Promise<void> {
    await poll('the end of Configure', async () => {
      const quiet = await Promise.all(instanceIds.map((id) => this.#isConfigured(id, sinceMs)));
      return quiet.every(Boolean) || undefined;
    });
  }

  async #isConfigured(instanceId: string, sinceMs: number): Promise<boolean> {
    const input = new DescribeCommandsCommand({ InstanceId: instanceId });
    const { Commands = [] } = await this.#client.send(input);
    const open = Commands.some(({ CompletedAt }) => CompletedAt === undefined);
    const configured = Commands.filter(({ Type, Status }) => Type === 'configure' && Status === 'successful');
    return !open && configured.some(({ CreatedAt = '' }) => Date.parse(CreatedAt) >= sinceMs);
  }

  /** CreateDeployment; its id. */
  async order({ command, appId, instanceIds }: Order): Promise<string> {
    const deployment = { StackId: this.stackId, AppId: appId, InstanceIds: instanceIds };
    const { DeploymentId = '' } = await this.#client.send(
      new CreateDeploymentCommand({ ...deployment, Command: { Name: command } }),
    );
    return DeploymentId;
  }

  async untilSuccessful(deploymentId: string): Promise<void> {
    const status = await poll(`the end of deployment ${deploymentId}`, async () => {
      const input = { DeploymentIds: [deploymentId] };
      const { Deployments = [] } = await this.#client.send(new DescribeDeploymentsCommand(input));
      return Deployments[0]?.Status === 'running' ? undefined : Deployments[0]?.Status;
    });
    if (status !== 'successful')
      throw new BenchError(
        `The deployment is ${status}.\n${await this.#failure({ DeploymentId: deploymentId })}`,
      );
  }

  /** The command that a deployment has run on an instance. */
  async commandOf(deploymentId: string, instanceId: string): Promise<string> {
    const { Commands = [] } = await this.#client.send(
      new DescribeCommandsCommand({ DeploymentId: deploymentId }),
    );
    const command = Commands.find((each) => each.InstanceId === instanceId);
    if (!command?.CommandId) throw new BenchError(`${deploymentId} has no command for ${instanceId}.`);
    return command.CommandId;
  }

  /** Stops all instances; resolves when the last one of these is stopped. */
  async stopAll(instanceIds: readonly string[]): Promise<void> {
    await this.#client.send(new StopStackCommand({ StackId: this.stackId }));
    for (const id of instanceIds)
      await poll(`${id} stopped`, async () => (await this.instance(id)).Status === 'stopped' || undefined);
  }

  /** The end of the log of what failed. */
  async #failure(of: { InstanceId: string } | { DeploymentId: string }): Promise<string> {
    const { Commands = [] } = await this.#client.send(new DescribeCommandsCommand(of));
    return readLog(Commands.find(({ Status }) => Status === 'failed')?.LogUrl);
  }

  close(): void {
    this.#client.destroy();
  }
}
