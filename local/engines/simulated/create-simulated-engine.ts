import type { EngineMachine, MachineSpec } from '../../contracts/engine.ts';
import type { LedgerEntry } from './ledger.ts';
import { connect } from './process/connect.ts';
import type { ControlClient } from './process/control-client.ts';
import { followChanges } from './process/follow-changes.ts';
import type { SimulatedEngine } from './simulated-engine.ts';
import type { SimulatorScript } from './simulator-script.ts';

export interface SimulatedEngineOptions {
  /** The address of the machines' process is kept there: the next control plane finds the same machines. */
  dataDir: string;
  /** Played at once. Without it, a process that is found goes on with the script it has. */
  script?: SimulatorScript;
}

/**
 * Machines in a process of their own, found if it runs and started if not. It outlives this process; `shutdown` ends
 * it, and so does removing the data folder.
 */
export async function createSimulatedEngine({
  dataDir,
  script,
}: SimulatedEngineOptions): Promise<SimulatedEngine> {
  const { client, secret } = await connect(dataDir);
  const calls = engineCalls(client);
  const changes = await followChanges(client);
  const machines = await rememberMachines(calls);
  changes.onLost(() => {
    for (const ec2InstanceId of machines.ids()) changes.tell({ ec2InstanceId, state: 'absent' });
  });
  if (script) await calls.play(script);

  return {
    ...calls,
    ...machines.calls,
    name: 'simulated',
    secret,
    watch: changes.watch,
    close: async () => {
      changes.close();
      client.close();
    },
    shutdown: async () => {
      changes.close();
      await client.ask('POST', '/shutdown');
      client.close();
    },
  };
}

/** Which machines there are, known here too: the process can die, and cannot be asked then. */
async function rememberMachines(engine: Calls) {
  const ids = new Set((await engine.list()).map(({ ec2InstanceId }) => ec2InstanceId));
  return {
    ids: () => [...ids],
    calls: {
      create: async (spec: MachineSpec) => {
        await engine.create(spec);
        ids.add(spec.ec2InstanceId);
      },
      remove: async (id: string) => {
        await engine.remove(id);
        ids.delete(id);
      },
    },
  };
}

type Calls = Omit<SimulatedEngine, 'name' | 'secret' | 'watch' | 'close' | 'shutdown'>;

function engineCalls(client: ControlClient): Calls {
  const machine = (id: string, action?: string): string => `/machines/${id}${action ? `/${action}` : ''}`;
  const tell = async (method: string, path: string, body?: unknown): Promise<void> =>
    void (await client.ask(method, path, body));

  return {
    create: (spec) => tell('PUT', machine(spec.ec2InstanceId), spec),
    start: (id) => tell('POST', machine(id, 'start')),
    stop: (id) => tell('POST', machine(id, 'stop')),
    reboot: (id) => tell('POST', machine(id, 'reboot')),
    remove: (id) => tell('DELETE', machine(id)),
    crash: (id) => tell('POST', machine(id, 'crash')),
    list: async () => (await client.ask('GET', '/machines')) as EngineMachine[],
    // Its machines have no files: what is on a volume nobody sees.
    attachVolume: async () => {},
    removeVolume: (name) => tell('DELETE', `/volumes/${encodeURIComponent(name)}`),
    run: async (id, script) =>
      (await client.ask('POST', machine(id, 'run'), { script })) as { exitCode: number; output: string },
    ledger: async () => (await client.ask('GET', '/ledger')) as LedgerEntry[],
    play: (script) => tell('PUT', '/script', script),
  };
}
