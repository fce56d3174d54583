import type { VolumeId } from '../ids.ts';

/** A disk of an instance as stored: what a layer asked for, and what EC2 made of it. The API's members, and ours. */
export interface InstanceVolume {
  VolumeId: VolumeId;
  /** The name that EC2 attaches it by. */
  Device: string;
  MountPoint: string;
  /** GiB, of this disk. */
  Size: number;
  VolumeType: string;
  Encrypted: boolean;
  Iops?: number;
  /** Absent until EC2 has made it, and again when it is gone there: the next start makes a new, empty one. */
  Ec2VolumeId?: string;
  /** The array that it is one disk of. */
  raid?: { device: string; level: number };
}
