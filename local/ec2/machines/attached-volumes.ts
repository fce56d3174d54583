import type { Ec2State } from '../ec2-state.ts';
import type { VolumeAttachmentRecord, VolumeRecord } from '../records/volume-record.ts';

export type AttachedVolume = VolumeRecord & { attachment: VolumeAttachmentRecord };

/** The volumes of an instance, its root volume first. */
export function attachedVolumes(state: Ec2State, instanceId: string): AttachedVolume[] {
  return state.volumes
    .having('attachment.instanceId', instanceId)
    .filter((volume): volume is AttachedVolume => volume.attachment !== undefined)
    .sort((a, b) => Number(b.root) - Number(a.root));
}
