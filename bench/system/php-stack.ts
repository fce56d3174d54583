import {
  CreateAppCommand,
  CreateDeploymentCommand,
  CreateInstanceCommand,
  CreateLayerCommand,
  CreateStackCommand,
  DescribeCommandsCommand,
  DescribeDeploymentsCommand,
  DescribeInstancesCommand,
  type Instance,
  OpsWorksClient,
  StartInstanceCommand,
} from '@aws-sdk/client-opsworks';
import { readLog } from '../../local/demo/read-log.ts';
import type { Connection } from '../../local/system/connection.ts';
import { BenchError } from '../bench-error.ts';
import { poll } from './poll.ts';

const ACCOUNT = 'arn:aws:iam::000000000000';

/** A user's stack with the demo's app, through the public API. */
export class PhpStack {
  readonly #client: OpsWorksClient;
  readonly stackId: string;
  readonly #layerId: string;
  readonly #appId: string;

  private constructor(client: OpsWorksClient, ids: { stackId: string; layerId: string; appId: string }) {
    this.#client = client;
    this.stackId = ids.stackId;
    this.#layerId = ids.layerId;
    this.#appId = ids.appId;
  }

  /** `repository` is the URL of the app's git repository as instances see it. */
  static async create(connection: Connection, repository: string): Promise<PhpStack> {
    const { endpoint, region, accessKeyId, secretAccessKey } = connection;
    const client = new OpsWorksClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
    const { StackId: stackId = '' } = await client.send(
      new CreateStackCommand({
        Name: 'Bench',
        Region: region,
        ServiceRoleArn: `${ACCOUNT}:role/aws-opsworks-service-role`,
        DefaultInstanceProfileArn: `${ACCOUNT}:instance-profile/aws-opsworks-ec2-role`,
        ConfigurationManager: { Name: 'Chef', Version: '11.10' },
        DefaultOs: 'Debian 12',
      }),
    );
    const layer = {
      StackId: stackId,
      Type: 'php-app',
      Name: 'PHP App Server',
      Shortname: 'php-app',
    } as const;
    const { LayerId: layerId = '' } = await client.send(new CreateLayerCommand(layer));
    const source = { Type: 'git', Url: repository, Revision: 'version1' } as const;
    const app = { StackId: stackId, Name: 'SimplePHPApp', Type: 'php', AppSource: source } as const;
    const { AppId: appId = '' } = await client.send(new CreateAppCommand(app));
    return new PhpStack(client, { stackId, layerId, appId });
  }

  async createInstance(): Promise<string> {
    const instance = { StackId: this.stackId, LayerIds: [this.#layerId], InstanceType: 't3.micro' };
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

  /** CreateDeployment of the app; its id. */
  async deploy(instanceIds: string[]): Promise<string> {
    const { DeploymentId = '' } = await this.#client.send(
      new CreateDeploymentCommand({
        StackId: this.stackId,
        AppId: this.#appId,
        InstanceIds: instanceIds,
        Command: { Name: 'deploy' },
      }),
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

  /** The end of the log of what failed. */
  async #failure(of: { InstanceId: string } | { DeploymentId: string }): Promise<string> {
    const { Commands = [] } = await this.#client.send(new DescribeCommandsCommand(of));
    return readLog(Commands.find(({ Status }) => Status === 'failed')?.LogUrl);
  }

  close(): void {
    this.#client.destroy();
  }
}
