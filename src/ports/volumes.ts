import type { Ec2InstanceId } from '../domain/ids.ts';

/** EBS volumes: every call may be repeated. Machines get new ones at launch; these are the ones that exist. */
export interface Volumes {
  /** Those of the ids that EC2 still knows. */
  existing(ids: readonly string[]): Promise<string[]>;
  /** What is attached to a machine besides its root device. */
  attachedTo(id: Ec2InstanceId): Promise<AttachedVolume[]>;
  /**
   * Resolves when the machine has the volume.
   * @throws UnavailableError while it is on its way there, or away from another machine; LaunchRefusedError when EC2
   *   refuses for good: it is gone, or in another zone
   */
  attach(volumeId: string, device: string, to: Ec2InstanceId): Promise<void>;
  /** Whether a machine's volumes outlive it. */
  keep(id: Ec2InstanceId, devices: readonly string[], kept: boolean): Promise<void>;
  /** Removing what is gone is no error. @throws UnavailableError while a machine still has it */
  remove(volumeId: string): Promise<void>;
}

export interface AttachedVolume {
  volumeId: string;
  device: string;
  /** Whether the machine sees it yet. */
  attached: boolean;
  /** Whether it outlives the machine. */
  kept: boolean;
}
