import type { Engine, MachineSpec } from '../../contracts/engine.ts';
import type { AddressForwards } from '../../network/address-forwards.ts';
import type { Ec2State } from '../ec2-state.ts';
import type { InstanceRecord } from '../records/instance-record.ts';

/** The two sides that are kept in step: what EC2 has on record and what the engine runs. */
export interface Machines {
  state: Ec2State;
  engine: Engine;
  forwards: AddressForwards;
  specOf(instance: InstanceRecord): MachineSpec;
  /** Has the keeper look at this instance once more. */
  lookAgain(id: string): void;
}
