import type { MachineSpec } from '../../contracts/engine.ts';
import type { Ec2Options } from '../ec2-options.ts';
import type { Ec2State } from '../ec2-state.ts';
import type { InstanceRecord } from '../records/instance-record.ts';
import { attachedVolumes } from './attached-volumes.ts';
import { systemOf } from './system-of.ts';
import { volumePlace } from './volume-place.ts';

/** What the engine is told to make for this instance: the same at every repetition, but for tags that changed. */
export function machineSpec(state: Ec2State, options: Ec2Options, instance: InstanceRecord): MachineSpec {
  const { privateIp, publicIp = '' } = instance;
  if (privateIp === undefined)
    throw new Error(`${instance.id} has given its addresses back: no machine can be made for it`);
  return {
    ec2InstanceId: instance.id,
    hostname: `ip-${privateIp.replaceAll('.', '-')}`,
    privateIp,
    publicIp,
    // What has no public address is reached at its private one only.
    publishPorts: publicIp === '' ? [] : instance.publishPorts,
    system: systemOf(options, instance.imageId),
    tags: Object.fromEntries(state.tags.of(instance.id).map(({ Key, Value }) => [Key, Value])),
    labels: { ...options.machine?.labels, 'ec2-instance-id': instance.id },
    environment: { ...options.machine?.environment },
    hosts: { ...options.machine?.hosts },
    volumes: attachedVolumes(state, instance.id)
      .filter((volume) => !volume.root)
      .map((volume) => ({ name: volume.id, mountPoint: volumePlace(volume.attachment.device) })),
  };
}
