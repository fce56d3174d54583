import type { EngineState } from '../../contracts/engine.ts';
import type { InstanceRecord } from '../records/instance-record.ts';
import { awaitsVolume } from './awaits-volume.ts';
import type { Keeper } from './keeper.ts';
import type { Machines } from './machines.ts';

/**
 * Compares what the engine runs with the records, as both were left by the last process, however it ended.
 * Machines without a record are gone when it resolves; everything else is asked of the keeper, which goes on with it
 * while the API already serves.
 */
export async function reconcile({ engine, state }: Machines, keeper: Keeper): Promise<void> {
  const found = new Map((await engine.list()).map((machine) => [machine.ec2InstanceId, machine.state]));
  const isGone = (id: string): boolean => (state.instances.get(id)?.state ?? 'terminated') === 'terminated';
  for (const id of found.keys()) if (isGone(id)) keeper.request(id);
  await keeper.idle();

  for (const instance of state.instances.all())
    if (needsWork(instance, found.get(instance.id) ?? 'absent') || awaitsVolume(state, instance.id))
      keeper.request(instance.id);
  for (const volume of state.volumes.having('state', 'deleting')) keeper.request(volume.id);
  for (const address of state.addresses.all()) keeper.request(address.id);
}

function needsWork(instance: InstanceRecord, machine: EngineState): boolean {
  switch (instance.state) {
    case 'pending':
    case 'stopping':
    case 'shutting-down':
      return true;
    case 'running':
      return machine !== 'running' || instance.rebootAsked || instance.suspended;
    case 'stopped':
      return machine === 'running';
    case 'terminated':
      return false;
  }
}
