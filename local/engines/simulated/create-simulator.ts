import { randomBytes } from 'node:crypto';
import { systemClock } from '../../clock/system-clock.ts';
import type { LocalClock } from '../../contracts/local-clock.ts';
import { httpTransport } from './agent/http-transport.ts';
import type { Transport } from './agent/transport.ts';
import { Fleet } from './fleet.ts';
import { createLedger } from './ledger.ts';
import { createPace } from './pace.ts';
import type { SimulatedEngine } from './simulated-engine.ts';
import type { SimulatorScript } from './simulator-script.ts';
import type { World } from './world.ts';

export interface SimulatorOptions {
  script?: SimulatorScript;
  /** Default: real time. A clock that a test moves needs `idle` between its moves. */
  clock?: LocalClock;
  /** Default: HTTP. */
  transport?: Transport;
  /** Default: a random one. */
  secret?: string;
  /** The time that signatures carry, in epoch milliseconds; default: the clock's. */
  signingTime?: () => number;
  /** Hears of faults of the simulator itself. Default: they are printed. */
  report?: (error: unknown) => void;
}

/** The simulator in this process. */
export interface Simulator extends SimulatedEngine {
  /** Resolves when every machine rests: all wait for time to pass or to be woken. */
  idle(): Promise<void>;
  /** How often a machine has come out of its rest: whoever looks twice sees whether one did in between. */
  begun(): number;
}

export function createSimulator(options: SimulatorOptions = {}): Simulator {
  let script = options.script ?? {};
  const world = createWorld(options, () => script);
  const fleet = new Fleet(world);
  return {
    ...machinesOf(fleet),
    name: 'simulated',
    secret: world.secret,
    // A simulated volume holds nothing.
    attachVolume: async () => {},
    removeVolume: async () => {},
    ledger: async () => world.ledger.entries(),
    play: async (next) => {
      script = next;
    },
    shutdown: async () => {
      for (const { ec2InstanceId } of fleet.list()) await fleet.remove(ec2InstanceId);
    },
    idle: () => world.pace.idle(),
    begun: () => world.pace.begun(),
  };
}

function machinesOf(fleet: Fleet) {
  return {
    create: (spec) => fleet.create(spec),
    start: (id) => fleet.start(id),
    stop: (id) => fleet.stop(id),
    reboot: (id) => fleet.reboot(id),
    remove: (id) => fleet.remove(id),
    crash: (id) => fleet.crash(id),
    list: async () => fleet.list(),
    run: async (id, script) => fleet.run(id, script),
    watch: (onChange) => fleet.watch(onChange),
    close: async () => fleet.close(),
  } satisfies Partial<SimulatedEngine>;
}

function createWorld(options: SimulatorOptions, script: () => SimulatorScript): World {
  const clock = options.clock ?? systemClock();
  return {
    clock,
    script,
    pace: createPace(clock),
    transport: options.transport ?? httpTransport(),
    ledger: createLedger(),
    secret: options.secret ?? randomBytes(24).toString('hex'),
    signingTime: options.signingTime ?? (() => clock.now()),
    report: options.report ?? console.error,
  };
}
