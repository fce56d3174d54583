import type { Figure } from '../figures/figure.ts';
import type { RealWorld } from '../system/real-world.ts';
import type { SimulatedWorld } from '../system/simulated-world.ts';

/** How much is measured. */
export interface Extent {
  /** How often each thing is measured. */
  rounds: number;
  /** The numbers of instances to deploy to. */
  fleets: number[];
  /** How often Setup and Deploy of each layer are compared. */
  layerRounds: number;
  /** How often the stack is built by Opswright and by Ansible. */
  ansibleRounds: number;
  /** Simulated instances that are online while memory and API are measured. */
  idleInstances: number;
  /** How long each operation is called. */
  loadSeconds: number;
}

/** What every section measures with. */
export interface Bench extends Extent {
  /** A folder of this run, removed at its end. */
  folder: string;
  /** A line for whoever waits. */
  progress(line: string): void;
  /** The system on containers, started when it is first asked for. */
  real(): Promise<RealWorld>;
  /** The system with simulated instances, started when it is first asked for. */
  simulated(): Promise<SimulatedWorld>;
}

/** A part of the bench that can be asked for by its name. */
export interface Section {
  name: string;
  /** The system that it takes from the bench: others are closed while it measures. */
  world: 'none' | 'simulated' | 'real';
  measure(bench: Bench): Promise<Figure[]>;
}
