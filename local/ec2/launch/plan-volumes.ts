import type { BlockDeviceMapping } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import { required } from '../required.ts';
import { ROOT_DEVICE } from './root-device.ts';

/** A volume that comes with an instance. */
export interface PlannedVolume {
  device: string;
  root: boolean;
  /** GiB */
  size: number;
  volumeType: string;
  iops?: number;
  encrypted: boolean;
  snapshotId?: string;
  deleteOnTermination: boolean;
}

const ROOT_NAMES = [ROOT_DEVICE, '/dev/sda1', 'ROOT_DEVICE'];
const ROOT_GIB = 8;

/** The root volume, as the request changes it, then the EBS volumes; instance store is not there to be mapped. */
export function planVolumes(mappings: readonly BlockDeviceMapping[]): PlannedVolume[] {
  const isRoot = ({ DeviceName }: BlockDeviceMapping): boolean => ROOT_NAMES.includes(DeviceName ?? '');
  const rootMapping = mappings.find(isRoot) ?? {};
  const root = { ...planned(rootMapping, ROOT_GIB), device: ROOT_DEVICE, root: true };
  const others = mappings.filter(
    (mapping) => !isRoot(mapping) && mapping.Ebs && mapping.NoDevice === undefined,
  );
  return [
    { ...root, deleteOnTermination: rootMapping.Ebs?.DeleteOnTermination ?? true },
    ...others.map((mapping) => planned(mapping)),
  ];
}

function planned({ DeviceName = '', Ebs = {} }: BlockDeviceMapping, defaultSize?: number): PlannedVolume {
  const size = required(
    Ebs.VolumeSize ?? defaultSize ?? (Ebs.SnapshotId ? ROOT_GIB : undefined),
    'VolumeSize',
  );
  if (size < 1) throw new AwsError('InvalidParameterValue', `Volume of ${size} GiB is too small`);
  return {
    device: DeviceName,
    root: false,
    size,
    volumeType: Ebs.VolumeType ?? 'gp2',
    iops: Ebs.Iops,
    encrypted: Ebs.Encrypted ?? false,
    snapshotId: Ebs.SnapshotId,
    deleteOnTermination: Ebs.DeleteOnTermination ?? false,
  };
}
