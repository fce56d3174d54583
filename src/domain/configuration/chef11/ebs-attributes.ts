import type { JsonObject } from '../json-object.ts';
import type { InstanceRecord, VolumeRecord } from '../stack-snapshot.ts';

/** `node[:ebs]`: the volumes of this instance that have a place to be mounted, by device. */
export function ebsAttributes(volumes: readonly VolumeRecord[], instance: InstanceRecord): JsonObject {
  const mine = volumes.filter((volume) => volume.InstanceId === instance.InstanceId && volume.MountPoint);
  const devices = mine.map((volume) => [
    volume.Device ?? volume.VolumeId,
    {
      mount_point: volume.MountPoint ?? null,
      volume_id: volume.Ec2VolumeId ?? null,
      fstype: 'xfs',
      size: volume.Size ?? null,
      iops: volume.Iops ?? null,
    },
  ]);
  return { devices: Object.fromEntries(devices), raids: {} };
}
