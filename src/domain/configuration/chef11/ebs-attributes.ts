import type { JsonObject } from '../json-object.ts';
import type { InstanceRecord, VolumeRecord } from '../stack-snapshot.ts';

/** `node[:ebs]`: the volumes of this instance that have a place to be mounted, by device, and the arrays of several. */
export function ebsAttributes(volumes: readonly VolumeRecord[], instance: InstanceRecord): JsonObject {
  const mine = volumes.filter((volume) => volume.InstanceId === instance.InstanceId && volume.MountPoint);
  const single = mine.filter((volume) => !volume.raid);
  const arrays = Map.groupBy(
    mine.filter((volume) => volume.raid),
    (volume) => volume.raid?.device ?? '',
  );
  return {
    devices: Object.fromEntries(single.map((volume) => [nameOf(volume), device(volume)])),
    raids: Object.fromEntries([...arrays].map(([name, disks]) => [name, array(disks)])),
  };
}

function device(volume: VolumeRecord): JsonObject {
  return {
    mount_point: volume.MountPoint ?? null,
    volume_id: volume.Ec2VolumeId ?? null,
    fstype: 'xfs',
    size: volume.Size ?? null,
    iops: volume.Iops ?? null,
  };
}

/** `volume_ids` is ours: where a disk goes by its volume's id, its device name alone does not find it. */
function array(disks: readonly VolumeRecord[]): JsonObject {
  const [first] = disks;
  return {
    raid_level: first?.raid?.level ?? 0,
    disks: disks.map(nameOf),
    volume_ids: Object.fromEntries(disks.map((disk) => [nameOf(disk), disk.Ec2VolumeId ?? null])),
    mount_point: first?.MountPoint ?? null,
    fstype: 'xfs',
    size: disks.reduce((sum, { Size = 0 }) => sum + Size, 0),
  };
}

function nameOf(volume: VolumeRecord): string {
  return volume.Device ?? volume.VolumeId;
}
