import type { Engine } from '../../contracts/engine.ts';
import type { LedgerEntry } from './ledger.ts';
import type { SimulatorScript } from './simulator-script.ts';

/** An engine whose machines are scripted agents. */
export interface SimulatedEngine extends Engine {
  readonly name: 'simulated';
  /** For `createEc2({ simulatorSecret })`: with it the metadata service believes which machine asks. */
  readonly secret: string;
  /** What the machines have run so far. */
  ledger(): Promise<LedgerEntry[]>;
  /** Changes the script: boots and runs that begin from now on follow the new one. */
  play(script: SimulatorScript): Promise<void>;
  /** The machine goes down by itself, in the middle of whatever it does. */
  crash(ec2InstanceId: string): Promise<void>;
  /** Ends all machines, and the process they are in where they have one of their own. */
  shutdown(): Promise<void>;
}
