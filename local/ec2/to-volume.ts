import type { Volume } from '@aws-sdk/client-ec2';
import type { Ec2State } from './ec2-state.ts';
import type { VolumeRecord } from './records/volume-record.ts';
import { toAttachment } from './to-attachment.ts';

/** A volume as DescribeVolumes and CreateVolume show it. */
export function toVolume(ec2: Ec2State, record: VolumeRecord): Volume {
  return {
    VolumeId: record.id,
    State: record.state,
    Size: record.size,
    VolumeType: record.volumeType as Volume['VolumeType'],
    Iops: record.iops,
    Encrypted: record.encrypted,
    SnapshotId: record.snapshotId ?? '',
    AvailabilityZone: record.availabilityZone,
    CreateTime: new Date(record.createdAt),
    MultiAttachEnabled: false,
    Tags: ec2.tags.of(record.id),
    Attachments: record.attachment ? [toAttachment(record.id, record.attachment)] : [],
  };
}
