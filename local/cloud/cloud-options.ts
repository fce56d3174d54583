import type { Engine } from '../contracts/engine.ts';
import type { LocalClock } from '../contracts/local-clock.ts';
import type { FaultRates } from '../faults/faults.ts';

export interface CloudOptions {
  /** Everything that is kept is in this folder; one cloud at a time uses it. */
  dataDir: string;
  /** The port on 127.0.0.1; 0 for any free one. */
  port: number;
  /** Path of the serverless.yml that says what there is to be. */
  serverless: string;
  /** Default `us-east-1`. */
  region?: string;
  /** Default `local`. */
  stage?: string;
  /** Deploy parameters of serverless.yml, as `--param="name=value"` gives them. */
  parameters?: Record<string, string>;
  /** What runs the machines. Without it there is no EC2, and SSM reaches nobody. It stays the caller's to close. */
  machines?: MachinesOptions;
  /** Default: real time. */
  clock?: LocalClock;
  /** Default: none. */
  faults?: Partial<FaultRates> & { seed: number };
  /** Set in every function's environment, over what serverless.yml says. */
  environment?: (addresses: Addresses) => Record<string, string>;
  /** Hears, in sentences for a person, what goes wrong beneath the API. Default: standard error. */
  report?: (line: string) => void;
}

export interface MachinesOptions {
  engine: Engine;
  /** The machines' network; `gateway` is this host's address in it. Simulated machines need none. */
  network?: { subnet: string; gateway: string; publicSubnet?: string };
  /** The simulated engine's secret: with it the metadata service believes which machine asks. */
  simulatorSecret?: string;
}

/** Base URLs, without a slash at their end. */
export interface Addresses {
  /** For people and functions. */
  endpoint: string;
  /** For machines: their agents' routes, objects and metadata. */
  machineEndpoint: string;
}
