import type { MachineSpec } from '../../../contracts/engine.ts';
import type { Bell } from '../bell.ts';
import type { Random } from '../seeded-random.ts';
import type { MachineBehavior } from '../simulator-script.ts';
import type { World } from '../world.ts';
import type { AgentSettings } from './agent-settings.ts';
import type { IssuedKey, MachineDisk } from './machine-disk.ts';
import type { Transport } from './transport.ts';

/** A machine between power on and power off. */
export interface Boot {
  world: World;
  spec: MachineSpec;
  disk: MachineDisk;
  /** The machine's place in the order of making, from 1. */
  order: number;
  /** From 1. */
  number: number;
  bootId: string;
  poweredOnAt: number;
  power: AbortSignal;
  /** Rung by /opt/opswright/bin/wake. */
  bell: Bell;
  random: Random;
  behavior: MachineBehavior;
  /** The machine's own network: cut, doubling or dead as its behavior says. */
  send: Transport;
}

/** The agent's process in a boot. */
export interface AgentProcess {
  boot: Boot;
  settings: AgentSettings;
  agentRun: string;
  /** What it is running, for heartbeats. */
  running?: { commandId: string; fence: number };
  /** Both loops may find the key refused; only one registers. */
  registering?: Promise<IssuedKey>;
}
