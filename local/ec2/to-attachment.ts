import type { VolumeAttachment } from '@aws-sdk/client-ec2';
import type { VolumeAttachmentRecord } from './records/volume-record.ts';

/** An attachment as AttachVolume and DescribeVolumes show it. */
export function toAttachment(volumeId: string, attachment: VolumeAttachmentRecord): VolumeAttachment {
  return {
    VolumeId: volumeId,
    InstanceId: attachment.instanceId,
    Device: attachment.device,
    State: attachment.late ?? 'attached',
    AttachTime: new Date(attachment.attachedAt),
    DeleteOnTermination: attachment.deleteOnTermination,
  };
}
