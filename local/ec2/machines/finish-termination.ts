import type { Ec2State } from '../ec2-state.ts';
import type { InstanceRecord } from '../records/instance-record.ts';
import { type AttachedVolume, attachedVolumes } from './attached-volumes.ts';
import type { Machines } from './machines.ts';

/** Removes the machine and what dies with it, then gives everything back in one change: half done, it is done again. */
export async function finishTermination(
  { engine, state }: Machines,
  instance: InstanceRecord,
): Promise<void> {
  await engine.remove(instance.id);
  const volumes = attachedVolumes(state, instance.id);
  for (const volume of volumes)
    if (volume.attachment.deleteOnTermination && !volume.root) await engine.removeVolume(volume.id);
  state.change(() => giveBack(state, state.instances.get(instance.id) ?? instance, volumes));
}

function giveBack(state: Ec2State, instance: InstanceRecord, volumes: AttachedVolume[]): void {
  for (const volume of volumes) giveBackVolume(state, volume);
  for (const address of state.addresses.having('instanceId', instance.id)) {
    state.addresses.put({ ...address, instanceId: undefined, associationId: undefined });
    state.touch(address.id);
  }
  if (instance.privateIp !== undefined) state.privateIps.free(instance.privateIp);
  if (instance.publicIp !== undefined) state.publicIps.free(instance.publicIp);
  const gone = { privateIp: undefined, publicIp: undefined, terminatedAt: state.clock.now() };
  state.enter({ ...instance, ...gone }, 'terminated', instance.stateReason);
}

function giveBackVolume(state: Ec2State, volume: AttachedVolume): void {
  if (volume.attachment.deleteOnTermination) {
    state.volumes.remove(volume.id);
    state.tags.removeAll(volume.id);
  } else {
    state.volumes.put({ ...volume, state: 'available', attachment: undefined });
  }
}
