import { randomUUID } from 'node:crypto';
import type { MachineSpec } from '../../contracts/engine.ts';
import type { Boot } from './agent/boot.ts';
import type { MachineDisk } from './agent/machine-disk.ts';
import { machineNetwork } from './agent/machine-network.ts';
import { runAgent } from './agent/run-agent.ts';
import { runUserData } from './agent/run-user-data.ts';
import { type Bell, createBell } from './bell.ts';
import { chooseBehavior } from './choose-behavior.ts';
import { drawDuration } from './draw-duration.ts';
import { PowerOffError } from './power-off-error.ts';
import { seededRandom } from './seeded-random.ts';
import type { MachineBehavior } from './simulator-script.ts';
import type { World } from './world.ts';

/** One machine: power, a disk that outlives it, and an agent while it is on. */
export interface SimulatedMachine {
  state(): 'running' | 'stopped';
  powerOn(): void;
  powerOff(): void;
  /** What `/opt/opswright/bin/wake` does. */
  wake(): void;
}

export interface MachineOptions {
  world: World;
  spec: MachineSpec;
  /** The machine's place in the order of making, from 1. */
  order: number;
  /** The machine has switched itself off. */
  onShutdown: () => void;
}

const BOOT_MS = 50;

export function createMachine(options: MachineOptions): SimulatedMachine {
  const { world, spec } = options;
  const disk: MachineDisk = { journal: new Map(), runs: new Map() };
  const random = seededRandom(`${world.script().seed ?? 0} ${spec.ec2InstanceId}`);
  let power: AbortController | undefined;
  let bell: Bell = createBell();
  let boots = 0;

  const powerOff = (): void => {
    power?.abort();
    power = undefined;
  };

  const powerOn = (): void => {
    if (power) return;
    power = new AbortController();
    bell = createBell();
    const boot = newBoot(options, { disk, random, bell, number: ++boots, power: power.signal });
    spawn(world, () => live(boot));
    const { shutsDownAfterMs } = boot.behavior;
    if (shutsDownAfterMs !== undefined)
      spawn(world, async () => {
        await world.pace.rest(shutsDownAfterMs, boot.power);
        powerOff();
        options.onShutdown();
      });
  };

  return { state: () => (power ? 'running' : 'stopped'), powerOn, powerOff, wake: () => bell.ring() };
}

type BootParts = Pick<Boot, 'disk' | 'random' | 'bell' | 'number' | 'power'>;

function newBoot({ world, spec, order }: MachineOptions, parts: BootParts): Boot {
  const boot = {
    ...parts,
    world,
    spec,
    order,
    bootId: randomUUID(),
    poweredOnAt: world.clock.now(),
    behavior: {} as MachineBehavior,
    send: world.transport,
  };
  boot.behavior = behaviorOf(boot);
  boot.send = machineNetwork(boot);
  return boot;
}

/** From power on: user data at the first boot, then the agent. */
async function live(boot: Boot): Promise<void> {
  await runUserData(boot);
  // Only now the script's rules for this instance or stack can be told to be meant.
  boot.behavior = behaviorOf(boot);
  await boot.world.pace.rest(drawDuration(boot.behavior.bootMs ?? BOOT_MS, boot.random), boot.power);
  if (!boot.behavior.neverContacts) await runAgent(boot);
}

function behaviorOf({ world, spec, disk, order, number }: Omit<Boot, 'send'>): MachineBehavior {
  const { instanceId, stackId } = disk.settings ?? {};
  const { ec2InstanceId } = spec;
  return chooseBehavior(world.script(), { ec2InstanceId, instanceId, stackId, order, boot: number });
}

/** Something of the machine's that goes on until the power goes. */
function spawn(world: World, work: () => Promise<void>): void {
  world.pace.run(work).catch((error: unknown) => {
    if (!(error instanceof PowerOffError)) world.report(error);
  });
}
