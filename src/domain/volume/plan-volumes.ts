import type { VolumeConfiguration } from '../../model/opsworks.generated.ts';
import { LaunchRefusedError } from '../errors.ts';
import type { VolumeId } from '../ids.ts';
import { diskSize } from './disk-size.ts';
import type { InstanceVolume } from './instance-volume.ts';

/** EC2 recommends /dev/sdf to sdp for volumes; OpsWorks began at sdi. */
const LETTERS = 'ijklmnopqrstuvwxyzfgh';

/**
 * The disks that the layers of a new instance ask for. Where two layers name one place, the first has it.
 * @param taken device names that the instance's own block devices use
 * @param newId called once for each disk
 * @throws LaunchRefusedError when there are more disks than names for them
 */
export function planVolumes(
  layers: readonly { VolumeConfigurations: readonly VolumeConfiguration[] }[],
  taken: readonly string[],
  newId: () => VolumeId,
): InstanceVolume[] {
  const devices = [...LETTERS].map((letter) => `/dev/sd${letter}`).filter((name) => !taken.includes(name));
  const places = new Map<string, VolumeConfiguration>();
  for (const volume of layers.flatMap((layer) => layer.VolumeConfigurations))
    if (!places.has(volume.MountPoint)) places.set(volume.MountPoint, volume);
  return [...places.values()].flatMap((volume, array) =>
    Array.from({ length: volume.NumberOfDisks }, () => ({
      ...diskOf(volume, array),
      VolumeId: newId(),
      Device: devices.shift() ?? noDevice(),
    })),
  );
}

function diskOf(volume: VolumeConfiguration, array: number): Omit<InstanceVolume, 'VolumeId' | 'Device'> {
  const {
    MountPoint,
    VolumeType = 'standard',
    Encrypted = false,
    Iops,
    NumberOfDisks,
    RaidLevel = 0,
  } = volume;
  return {
    MountPoint,
    Size: diskSize(volume),
    VolumeType,
    Encrypted,
    Iops,
    raid: NumberOfDisks > 1 ? { device: `/dev/md${array}`, level: RaidLevel } : undefined,
  };
}

function noDevice(): never {
  throw new LaunchRefusedError(
    `The layers ask for more than the ${LETTERS.length} volumes that a machine can have.`,
    {
      hint: 'Take volumes from VolumeConfigurations of a layer, or make an instance of fewer layers.',
    },
  );
}
