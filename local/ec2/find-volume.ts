import type { Ec2State } from './ec2-state.ts';
import { notFound } from './not-found.ts';
import type { VolumeRecord } from './records/volume-record.ts';

/** @throws AwsError InvalidVolume.NotFound */
export function findVolume(ec2: Ec2State, id: string): VolumeRecord {
  const volume = ec2.volumes.get(id);
  if (!volume) throw notFound('volume', id);
  return volume;
}
