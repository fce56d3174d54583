import { join } from 'node:path';
import type { Subject } from '../comparison/comparison.ts';
import { BenchStack } from '../system/bench-stack.ts';
import { EXAMPLE_TAG, type ExampleGit, startExampleGit } from '../system/example-git.ts';
import { type Machine, openShells } from '../system/machine.ts';
import { removeSystem } from '../system/remove-system.ts';
import { type RunningSystem, startSystem } from '../system/running-system.ts';
import { BENCHED_LAYERS, type BenchedLayer, EXAMPLE_APPS } from './benched-layers.ts';

type Report = (line: string) => void;

/** One stack with an instance of every layer, all online, and an app of every type. */
export class LayersWorld {
  readonly #system: RunningSystem;
  readonly #git: ExampleGit;
  readonly #stack: BenchStack;
  readonly #report: Report;
  /** By the name of the app. */
  readonly #appIds = new Map<string, string>();
  readonly #machines = new Map<BenchedLayer, Machine>();

  private constructor(system: RunningSystem, git: ExampleGit, stack: BenchStack, report: Report) {
    this.#system = system;
    this.#git = git;
    this.#stack = stack;
    this.#report = report;
  }

  /** Resolves when every instance is online and the last Configure is over. */
  static async open(folder: string, report: Report): Promise<LayersWorld> {
    const git = await startExampleGit(join(folder, 'layers-git'), EXAMPLE_APPS);
    const system = await startSystem(join(folder, 'layers'), 'containers');
    const world = new LayersWorld(system, git, await BenchStack.create(system.connection, 'Layers'), report);
    try {
      await world.#bringUp();
      return world;
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  async #bringUp(): Promise<void> {
    for (const { name, type, environment } of EXAMPLE_APPS) {
      const app = { name, type, url: this.#git.urlOf(name), revision: EXAMPLE_TAG, environment };
      this.#appIds.set(name, await this.#stack.createApp(app));
    }
    const instanceIds: string[] = [];
    for (const { type } of BENCHED_LAYERS)
      instanceIds.push(await this.#stack.createInstance(await this.#stack.createLayer(type)));
    await Promise.all(instanceIds.map((id) => this.#stack.start(id)));
    await Promise.all(instanceIds.map((id) => this.#stack.untilOnline(id)));
    await this.#stack.untilConfigured(instanceIds);
    const machineOf = await openShells(this.#system.dataDir, this.#report);
    for (const [index, layer] of BENCHED_LAYERS.entries())
      this.#machines.set(layer, machineOf(await this.#stack.instance(instanceIds[index] ?? '')));
  }

  /** A command on the layer's instance, to be compared with the same by hand. Setup deploys the layer's apps, too. */
  subject(layer: BenchedLayer, command: 'setup' | 'deploy'): Subject {
    const machine = this.#machines.get(layer);
    if (!machine) throw new RangeError(`There is no instance of ${layer.type}.`);
    const appId = this.#appIds.get(layer.app.name);
    return {
      stack: this.#stack,
      machines: [machine],
      order: command === 'deploy' ? { command, appId } : { command },
      ...(layer.serves && { releases: layer.app.name }),
    };
  }

  async close(): Promise<void> {
    this.#stack.close();
    await removeSystem(this.#system, 'containers', this.#report);
    await this.#git.close();
  }
}
