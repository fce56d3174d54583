import type { DatabaseSync } from 'node:sqlite';
import type { LocalClock } from '../contracts/local-clock.ts';
import { inTransaction } from '../state/in-transaction.ts';
import type { Ec2Options } from './ec2-options.ts';
import type { InstanceState } from './machines/instance-state.ts';
import { stateChangeEvent } from './machines/state-change-event.ts';
import { type AddressPool, addressPool } from './network/address-pool.ts';
import type { AddressRecord } from './records/address-record.ts';
import type { GroupRecord } from './records/group-record.ts';
import type { InstanceRecord } from './records/instance-record.ts';
import { type LaunchTable, launchTable } from './records/launch-table.ts';
import { createOutbox, type Outbox } from './records/outbox.ts';
import { type RecordTable, recordTable } from './records/record-table.ts';
import { type TagTable, tagTable } from './records/tag-table.ts';
import type { VolumeRecord } from './records/volume-record.ts';

export type StateReason = InstanceRecord['stateReason'];

/** Everything that EC2 knows, on disk. */
export interface Ec2State {
  database: DatabaseSync;
  clock: LocalClock;
  instances: RecordTable<InstanceRecord>;
  volumes: RecordTable<VolumeRecord>;
  addresses: RecordTable<AddressRecord>;
  groups: RecordTable<GroupRecord>;
  tags: TagTable;
  launches: LaunchTable;
  privateIps: AddressPool;
  publicIps: AddressPool;
  outbox: Outbox;
  /** All writes of `work` or none. What it touched is worked on, and its events are handed on, once it is on disk. */
  change<Result>(work: () => Result): Result;
  /** Within a change: the engine's side of this instance or volume is to be brought in step. */
  touch(id: string): void;
  /** Within a change: writes the instance with its new state, and the event that tells it. */
  enter(instance: InstanceRecord, state: InstanceState, reason?: StateReason): void;
}

/** @param onTouched called after the commit with each id that a change touched */
export function createEc2State(options: Ec2Options, onTouched: (id: string) => void): Ec2State {
  const { database, clock } = options;
  const instances = recordTable<InstanceRecord>(database, 'ec2_instances', [
    'state',
    'privateIp',
    'reservationId',
  ]);
  const outbox = createOutbox(database, clock, options.emit);
  let touched = new Set<string>();

  const settle = (ids: Set<string>): void => {
    void outbox.drain();
    for (const id of ids) onTouched(id);
  };

  return {
    database,
    clock,
    instances,
    volumes: recordTable<VolumeRecord>(database, 'ec2_volumes', ['attachment.instanceId']),
    addresses: recordTable<AddressRecord>(database, 'ec2_addresses', ['instanceId']),
    groups: recordTable<GroupRecord>(database, 'ec2_groups', ['name']),
    tags: tagTable(database),
    launches: launchTable(database),
    ...addressPools(options),
    outbox,
    touch: (id) => void touched.add(id),
    enter: (instance, state, reason) => {
      touched.add(instance.id);
      instances.put({ ...instance, state, stateReason: reason });
      outbox.add(stateChangeEvent(options.account, instance, state));
    },
    change: (work) => {
      touched = new Set();
      const result = inTransaction(database, work);
      settle(touched);
      return result;
    },
  };
}

function addressPools({ database, network }: Ec2Options): Pick<Ec2State, 'privateIps' | 'publicIps'> {
  return {
    privateIps: addressPool(database, {
      name: 'private',
      subnet: network.subnet,
      reserved: [network.gateway],
    }),
    publicIps: addressPool(database, {
      name: 'public',
      subnet: network.publicSubnet ?? '127.77.0.0/16',
      reserved: [],
    }),
  };
}
