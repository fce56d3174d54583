import { join } from 'node:path';
import type { LayerType } from '@aws-sdk/client-opsworks';
import type { Subject } from '../comparison/comparison.ts';
import { BenchStack } from '../system/bench-stack.ts';
import { EXAMPLE_TAG, type ExampleGit, startExampleGit } from '../system/example-git.ts';
import { type Machine, openShells } from '../system/machine.ts';
import { removeSystem } from '../system/remove-system.ts';
import { type RunningSystem, startSystem } from '../system/running-system.ts';
import { BENCHED_LAYERS, type BenchedLayer, EXAMPLE_APPS } from './benched-layers.ts';

type Report = (line: string) => void;

/**
 * A stack for every layer, with an instance that is online and the app. Not one stack of all: there each Setup has all
 * other instances configure themselves, on the same cores.
 */
export class LayersWorld {
  readonly #system: RunningSystem;
  readonly #git: ExampleGit;
  readonly #report: Report;
  readonly #stacks = new Map<BenchedLayer, LayerStack>();

  private constructor(system: RunningSystem, git: ExampleGit, report: Report) {
    this.#system = system;
    this.#git = git;
    this.#report = report;
  }

  /** Resolves when every instance is online and its Configure is over. */
  static async open(folder: string, report: Report): Promise<LayersWorld> {
    const git = await startExampleGit(join(folder, 'layers-git'), EXAMPLE_APPS);
    const system = await startSystem(join(folder, 'layers'), 'containers');
    const world = new LayersWorld(system, git, report);
    try {
      await Promise.all(BENCHED_LAYERS.map((layer) => world.#bringUp(layer)));
      await world.#openShells();
      return world;
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  async #bringUp(layer: BenchedLayer): Promise<void> {
    const { name, type, environment } = layer.app;
    const stack = await BenchStack.create(this.#system.connection, `Layer-${layer.type}`);
    const app = { name, type, url: this.#git.urlOf(name), revision: EXAMPLE_TAG, environment };
    const appId = await stack.createApp(app);
    if (layer.beside) await bringOnline(stack, layer.beside);
    this.#stacks.set(layer, { stack, appId, instanceId: await bringOnline(stack, layer.type) });
  }

  async #openShells(): Promise<void> {
    const machineOf = await openShells(this.#system.dataDir, this.#report);
    for (const made of this.#stacks.values())
      made.machine = machineOf(await made.stack.instance(made.instanceId));
  }

  /** A command on the layer's instance, to be compared with the same by hand. Setup deploys the layer's apps, too. */
  subject(layer: BenchedLayer, command: 'setup' | 'deploy'): Subject {
    const { stack, appId, machine } = this.#stacks.get(layer) ?? {};
    if (!stack || !machine) throw new RangeError(`There is no instance of ${layer.type}.`);
    return {
      stack,
      machines: [machine],
      order: command === 'deploy' ? { command, appId } : { command },
      ...(layer.serves && { releases: layer.app.name }),
    };
  }

  async close(): Promise<void> {
    for (const { stack } of this.#stacks.values()) stack.close();
    await removeSystem(this.#system, 'containers', this.#report);
    await this.#git.close();
  }
}

async function bringOnline(stack: BenchStack, type: LayerType): Promise<string> {
  const instanceId = await stack.createInstance(await stack.createLayer(type));
  await stack.start(instanceId);
  await stack.untilOnline(instanceId);
  await stack.untilConfigured([instanceId]);
  return instanceId;
}

interface LayerStack {
  stack: BenchStack;
  appId: string;
  instanceId: string;
  machine?: Machine;
}
