import type { EngineMachine, EngineState, MachineSpec } from '../../contracts/engine.ts';
import { runScript } from './run-script.ts';
import { createMachine, type SimulatedMachine } from './simulated-machine.ts';
import type { World } from './world.ts';

type Watcher = (change: EngineMachine) => void;

/** The machines of one simulator, as an engine runs them. */
export class Fleet {
  readonly #world: World;
  readonly #machines = new Map<string, SimulatedMachine>();
  readonly #watchers = new Set<Watcher>();
  #made = 0;

  constructor(world: World) {
    this.#world = world;
  }

  async create(spec: MachineSpec): Promise<void> {
    const id = spec.ec2InstanceId;
    if (this.#machines.has(id)) return;
    const onShutdown = (): void => this.#tell(id, 'stopped');
    this.#machines.set(id, createMachine({ world: this.#world, spec, order: ++this.#made, onShutdown }));
  }

  async start(id: string): Promise<void> {
    const machine = this.#machines.get(id);
    if (!machine) throw new Error(`There is no simulated machine ${id}`);
    return machine.powerOn();
  }

  async stop(id: string): Promise<void> {
    return this.#machines.get(id)?.powerOff();
  }

  async reboot(id: string): Promise<void> {
    await this.stop(id);
    await this.start(id);
  }

  async crash(id: string): Promise<void> {
    await this.stop(id);
    this.#tell(id, 'stopped');
  }

  async remove(id: string): Promise<void> {
    await this.stop(id);
    this.#machines.delete(id);
  }

  list(): EngineMachine[] {
    return [...this.#machines].map(([ec2InstanceId, machine]) => ({ ec2InstanceId, state: machine.state() }));
  }

  run(id: string, script: string): { exitCode: number; output: string } {
    return runScript(id, this.#machines.get(id), script);
  }

  watch(onChange: Watcher): { close(): void } {
    this.#watchers.add(onChange);
    return { close: () => this.#watchers.delete(onChange) };
  }

  close(): void {
    this.#watchers.clear();
  }

  #tell(ec2InstanceId: string, state: EngineState): void {
    for (const watcher of this.#watchers) watcher({ ec2InstanceId, state });
  }
}
