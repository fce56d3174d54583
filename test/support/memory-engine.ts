import type { Engine, EngineMachine, MachineSpec } from '../../local/contracts/engine.ts';

export type EngineCall =
  | 'create'
  | 'start'
  | 'stop'
  | 'reboot'
  | 'remove'
  | 'list'
  | 'attachVolume'
  | 'removeVolume'
  | 'run';

export interface MemoryEngine extends Engine {
  readonly specs: Map<string, MachineSpec>;
  readonly states: Map<string, 'running' | 'stopped'>;
  readonly volumes: Set<string>;
  /** Every call so far, as `create i-…`. */
  readonly calls: string[];
  /** Most calls that were under way at the same time. */
  readonly widest: () => number;
  /** Called before each call takes effect: throw to fail it, wait to hold it up. */
  before: (call: EngineCall, subject: string) => void | Promise<void>;
  /** Called after each call has taken effect, before it is answered. */
  after: (call: EngineCall, subject: string) => void | Promise<void>;
  /** The machine stops or starts by itself. */
  happen(change: EngineMachine): void;
}

/** An engine whose machines are entries of a map: what outlives a control plane that dies. */
export function createMemoryEngine(name: Engine['name'] = 'simulated'): MemoryEngine {
  const specs = new Map<string, MachineSpec>();
  const states = new Map<string, 'running' | 'stopped'>();
  const volumes = new Set<string>();
  const calls: string[] = [];
  const watchers = new Set<(change: EngineMachine) => void>();
  let underWay = 0;
  let widest = 0;

  const call = async <R>(kind: EngineCall, subject: string, work: () => R): Promise<R> => {
    calls.push(`${kind} ${subject}`.trim());
    widest = Math.max(widest, ++underWay);
    try {
      await engine.before(kind, subject);
      const result = work();
      await engine.after(kind, subject);
      return result;
    } finally {
      underWay--;
    }
  };

  const known = (id: string): void => {
    if (!states.has(id)) throw new Error(`no machine ${id}`);
  };

  const happen = (change: EngineMachine): void => {
    if (change.state === 'absent') states.delete(change.ec2InstanceId);
    else states.set(change.ec2InstanceId, change.state);
    for (const watcher of watchers) watcher(change);
  };

  const engine: MemoryEngine = {
    name,
    specs,
    states,
    volumes,
    calls,
    widest: () => widest,
    before: () => {},
    after: () => {},
    happen,
    create: (spec) =>
      call('create', spec.ec2InstanceId, () => {
        if (states.has(spec.ec2InstanceId)) return;
        specs.set(spec.ec2InstanceId, spec);
        states.set(spec.ec2InstanceId, 'stopped');
        for (const volume of spec.volumes) volumes.add(volume.name);
      }),
    start: (id) =>
      call('start', id, () => {
        known(id);
        states.set(id, 'running');
      }),
    stop: (id) => call('stop', id, () => void (states.has(id) && states.set(id, 'stopped'))),
    reboot: (id) => call('reboot', id, () => known(id)),
    remove: (id) =>
      call('remove', id, () => {
        states.delete(id);
        specs.delete(id);
      }),
    list: () =>
      call('list', '', () => [...states].map(([ec2InstanceId, state]) => ({ ec2InstanceId, state }))),
    attachVolume: (id, volume) =>
      call('attachVolume', `${id} ${volume.name}`, () => {
        known(id);
        volumes.add(volume.name);
      }),
    removeVolume: (volume) => call('removeVolume', volume, () => void volumes.delete(volume)),
    run: (id, script) => call('run', id, () => ({ exitCode: 0, output: script })),
    watch: (onChange) => {
      watchers.add(onChange);
      return { close: () => watchers.delete(onChange) };
    },
    close: async () => {},
  };
  return engine;
}
