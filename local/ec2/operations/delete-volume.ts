import type { DeleteVolumeRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import { findVolume } from '../find-volume.ts';
import { required } from '../required.ts';

/** Marks the volume; the keeper removes the engine's and then the record, also after a crash. */
export function deleteVolume(ec2: Ec2, input: DeleteVolumeRequest): object {
  const volume = findVolume(ec2, required(input.VolumeId, 'VolumeId'));
  if (volume.attachment)
    throw new AwsError(
      'VolumeInUse',
      `Volume ${volume.id} is currently attached to ${volume.attachment.instanceId}`,
    );
  ec2.change(() => {
    ec2.volumes.put({ ...volume, state: 'deleting' });
    ec2.touch(volume.id);
  });
  return {};
}
