import type { CreateVolumeRequest, Volume } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import { newId } from '../ids.ts';
import { placeInZone } from '../network/places.ts';
import { notFound } from '../not-found.ts';
import type { VolumeRecord } from '../records/volume-record.ts';
import { required } from '../required.ts';
import { toVolume } from '../to-volume.ts';

/** The engine makes the volume when the first machine with it is made; until then it is a record. */
export function createVolume(ec2: Ec2, input: CreateVolumeRequest): Volume {
  const earlier = input.ClientToken ? ec2.volumes.having('clientToken', input.ClientToken)[0] : undefined;
  if (earlier) return toVolume(ec2, earlier);
  const volume = newVolume(ec2, input);
  ec2.change(() => {
    ec2.volumes.put(volume);
    for (const { ResourceType, Tags } of input.TagSpecifications ?? [])
      for (const { Key, Value } of (ResourceType === 'volume' && Tags) || [])
        ec2.tags.set(volume.id, required(Key, 'Key'), Value ?? '');
  });
  return toVolume(ec2, volume);
}

function newVolume(ec2: Ec2, input: CreateVolumeRequest): VolumeRecord {
  const availabilityZone = required(input.AvailabilityZone, 'AvailabilityZone');
  if (!placeInZone(availabilityZone)) throw notFound('zone', availabilityZone);
  if (input.SnapshotId)
    throw new AwsError('InvalidSnapshot.NotFound', `The snapshot '${input.SnapshotId}' does not exist.`);
  return {
    id: newId('vol'),
    state: 'available',
    size: required(input.Size, 'Size'),
    volumeType: input.VolumeType ?? 'gp2',
    iops: input.Iops,
    encrypted: input.Encrypted ?? false,
    availabilityZone,
    createdAt: ec2.clock.now(),
    root: false,
    clientToken: input.ClientToken,
  };
}
