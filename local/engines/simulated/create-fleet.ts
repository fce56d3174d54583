import type { EngineMachine, EngineState, MachineSpec } from '../../contracts/engine.ts';
import { runScript } from './run-script.ts';
import type { SimulatedEngine } from './simulated-engine.ts';
import { createMachine, type SimulatedMachine } from './simulated-machine.ts';
import type { World } from './world.ts';

type Fleet = Pick<
  SimulatedEngine,
  'create' | 'start' | 'stop' | 'reboot' | 'remove' | 'crash' | 'list' | 'run' | 'watch' | 'close'
>;

/** The machines of one simulator, as an engine runs them. */
export function createFleet(world: World): Fleet {
  const machines = new Map<string, SimulatedMachine>();
  const watchers = new Set<(change: EngineMachine) => void>();
  let made = 0;

  const tell = (ec2InstanceId: string, state: EngineState): void => {
    for (const watcher of watchers) watcher({ ec2InstanceId, state });
  };

  const known = (id: string): SimulatedMachine => {
    const machine = machines.get(id);
    if (!machine) throw new Error(`There is no simulated machine ${id}`);
    return machine;
  };

  const create = async (spec: MachineSpec): Promise<void> => {
    const id = spec.ec2InstanceId;
    if (machines.has(id)) return;
    const onShutdown = (): void => tell(id, 'stopped');
    machines.set(id, createMachine({ world, spec, order: ++made, onShutdown }));
  };

  const start = async (id: string): Promise<void> => known(id).powerOn();
  const stop = async (id: string): Promise<void> => machines.get(id)?.powerOff();

  const remove = async (id: string): Promise<void> => {
    await stop(id);
    machines.delete(id);
  };

  const reboot = async (id: string): Promise<void> => {
    await stop(id);
    await start(id);
  };

  const crash = async (id: string): Promise<void> => {
    await stop(id);
    tell(id, 'stopped');
  };

  return {
    create,
    start,
    stop,
    reboot,
    remove,
    crash,
    list: async () =>
      [...machines].map(([ec2InstanceId, machine]) => ({ ec2InstanceId, state: machine.state() })),
    run: async (id, script) => runScript(id, machines.get(id), script),
    watch: (onChange) => {
      watchers.add(onChange);
      return { close: () => watchers.delete(onChange) };
    },
    close: async () => watchers.clear(),
  };
}
