import type { LocalClock } from '../../contracts/local-clock.ts';
import type { Transport } from './agent/transport.ts';
import type { Ledger } from './ledger.ts';
import type { Pace } from './pace.ts';
import type { SimulatorScript } from './simulator-script.ts';

/** What all simulated machines of one engine share. */
export interface World {
  clock: LocalClock;
  pace: Pace;
  transport: Transport;
  ledger: Ledger;
  script(): SimulatorScript;
  /** With it the metadata service believes which machine is asking. */
  secret: string;
  /** The time that signatures carry, in epoch milliseconds. */
  signingTime(): number;
  /** Hears of what no machine should do: a fault of the simulator itself. */
  report(error: unknown): void;
}
