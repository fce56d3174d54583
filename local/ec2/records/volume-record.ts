/** An EBS volume as it is kept. Times are epoch milliseconds. */
export interface VolumeRecord {
  id: string;
  state: 'available' | 'in-use' | 'deleting';
  /** GiB; recorded, not enforced. */
  size: number;
  volumeType: string;
  iops?: number;
  encrypted: boolean;
  snapshotId?: string;
  availabilityZone: string;
  createdAt: number;
  /** A root volume is the machine's own file system; any other is a volume of the engine, named by its id. */
  root: boolean;
  clientToken?: string;
  attachment?: VolumeAttachmentRecord;
}

export interface VolumeAttachmentRecord {
  instanceId: string;
  device: string;
  deleteOnTermination: boolean;
  attachedAt: number;
  /** Only of a volume that came after the machine was made: the engine mounts it then, and after each start. */
  late?: 'attaching' | 'attached';
}
