import type { Instance as StoredInstance } from '../../../src/domain/instance/instance.ts';
import type { Command, Deployment, Instance } from '../../../src/model/opsworks.generated.ts';
import { createDeployment } from '../../../src/operations/create-deployment.ts';
import { describeCommands } from '../../../src/operations/describe-commands.ts';
import { describeDeployments } from '../../../src/operations/describe-deployments.ts';
import { describeInstances } from '../../../src/operations/describe-instances.ts';
import { startInstance } from '../../../src/operations/start-instance.ts';
import { stopInstance } from '../../../src/operations/stop-instance.ts';
import { getInstance } from '../../../src/records/get-instance.ts';
import { type PhpStack, phpStack } from './php-stack.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

/** A world with the walkthrough's stack, and the verbs in which scenarios are told. */
export interface Scene extends PhpStack {
  world: World;
  start(id: string): Promise<void>;
  stop(id: string): Promise<void>;
  /** Creates, starts and waits for `count` instances; answers their ids. */
  online(count: number): Promise<string[]>;
  instance(id: string): Promise<Instance>;
  stored(id: string): Promise<StoredInstance>;
  commands(id: string): Promise<Command[]>;
  /** How often the instance's agent ran this activity. */
  runsOf(id: string, activity: string): Promise<number>;
  deploy(command?: string): Promise<string>;
  deployment(id: string): Promise<Deployment>;
}

export async function createScene(options?: WorldOptions): Promise<Scene> {
  const world = await createWorld(options);
  const stack = await phpStack(world);
  const { context } = world;
  const instance: Scene['instance'] = async (id) =>
    (await describeInstances(context, { InstanceIds: [id] })).Instances?.[0] ?? {};
  const commands: Scene['commands'] = async (id) =>
    (await describeCommands(context, { InstanceId: id })).Commands ?? [];
  const start = async (id: string) => void (await startInstance(context, { InstanceId: id }));
  const online: Scene['online'] = async (count) => {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) ids.push(await stack.addInstance());
    for (const id of ids) await start(id);
    await world.advance(90);
    return ids;
  };
  return {
    ...stack,
    world,
    start,
    online,
    instance,
    commands,
    stop: async (id) => void (await stopInstance(context, { InstanceId: id })),
    stored: (id) => getInstance(context.store, id),
    runsOf: async (id, activity) =>
      (await commands(id)).filter((command) => command.Type === activity).length,
    deploy: async (command = 'deploy') => {
      const Command = { Name: command as 'deploy', Args: {} };
      const app = command === 'deploy' || command === 'undeploy' ? { AppId: stack.appId } : {};
      const { DeploymentId } = await createDeployment(context, { StackId: stack.stackId, ...app, Command });
      return DeploymentId ?? '';
    },
    deployment: async (id) =>
      (await describeDeployments(context, { DeploymentIds: [id] })).Deployments?.[0] ?? {},
  };
}
