import type { VolumeConfiguration } from '../../model/opsworks.generated.ts';
import { problemIf } from '../checks/problem-if.ts';

const TYPES = ['standard', 'gp2', 'gp3', 'io1', 'st1', 'sc1'];
const RAID_LEVELS = [0, 1, 5, 10];

/** What is wrong with the volumes of a layer. */
export function volumeProblems(volumes: readonly VolumeConfiguration[]): string[] {
  const mountPoints = volumes.map(({ MountPoint }) => MountPoint);
  return [
    ...problemIf(
      new Set(mountPoints).size < mountPoints.length,
      'VolumeConfigurations: two volumes have the same MountPoint.',
    ),
    ...volumes.flatMap((volume, index) => oneVolumeProblems(`VolumeConfigurations[${index}]`, volume)),
  ];
}

function oneVolumeProblems(at: string, volume: VolumeConfiguration): string[] {
  const { MountPoint, NumberOfDisks, Size, VolumeType = 'standard', Iops, RaidLevel } = volume;
  return [
    ...problemIf(!/^\/\S+$/.test(MountPoint), `${at}.MountPoint: '${MountPoint}' is not an absolute path.`),
    ...problemIf(NumberOfDisks < 1, `${at}.NumberOfDisks: must be at least 1.`),
    ...problemIf(Size < 1, `${at}.Size: must be at least 1 (GiB).`),
    ...problemIf(
      !TYPES.includes(VolumeType),
      `${at}.VolumeType: '${VolumeType}' is not one of ${TYPES.join(', ')}.`,
    ),
    ...problemIf(VolumeType === 'io1' && Iops === undefined, `${at}.Iops: is required with VolumeType io1.`),
    ...problemIf(
      RaidLevel !== undefined && !RAID_LEVELS.includes(RaidLevel),
      `${at}.RaidLevel: '${RaidLevel}' is not one of ${RAID_LEVELS.join(', ')}.`,
    ),
  ];
}
