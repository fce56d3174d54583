import type { DatabaseSync } from 'node:sqlite';
import type { EmitEvent } from '../contracts/cloud-event.ts';
import type { Engine } from '../contracts/engine.ts';
import type { LocalClock } from '../contracts/local-clock.ts';
import type { MachineSystem } from '../contracts/machine-system.ts';

export interface MachineImage {
  /** `ami-` and 8 or 17 hex digits. */
  id: string;
  name: string;
  description: string;
  architecture: 'x86_64' | 'arm64';
  system: MachineSystem;
}

export interface Ec2Options {
  database: DatabaseSync;
  clock: LocalClock;
  /** What runs the machines. It stays the caller's: `close()` does not close it. */
  engine: Engine;
  emit: EmitEvent;
  account: string;
  network: {
    /** The range of the machines' private addresses, for example `10.231.0.0/16`. */
    subnet: string;
    /** The address of this subnet that is the host's own; no machine gets it. */
    gateway: string;
    /** Loopback range of the machines' public addresses, within 127.0.0.0/8. Default `127.77.0.0/16`. */
    publicSubnet?: string;
  };
  /** Images that RunInstances knows. Default: one per architecture that the instance image stands for. */
  images?: readonly MachineImage[];
  /** Given to every machine as it is made. */
  machine?: {
    environment?: Record<string, string>;
    hosts?: Record<string, string>;
    labels?: Record<string, string>;
  };
  /** With this secret a process may ask the metadata service in the name of a machine: the simulator's agents. */
  simulatorSecret?: string;
  /** Machines that the engine works on at the same time. Default 4. */
  engineWidth?: number;
  /** Hears what went wrong beneath the API and is tried again, in a sentence for the log. */
  report?: (sentence: string) => void;
}
