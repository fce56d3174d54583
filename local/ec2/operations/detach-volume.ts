import type { DetachVolumeRequest, VolumeAttachment } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import { findVolume } from '../find-volume.ts';
import { requireMovableVolumes } from '../require-movable-volumes.ts';
import { required } from '../required.ts';
import { toAttachment } from '../to-attachment.ts';

/** @throws AwsError IncorrectState, OperationNotPermitted for a root volume, UnsupportedOperation */
export function detachVolume(ec2: Ec2, input: DetachVolumeRequest): VolumeAttachment {
  const volume = findVolume(ec2, required(input.VolumeId, 'VolumeId'));
  const { attachment } = volume;
  if (!attachment) throw new AwsError('IncorrectState', `Volume '${volume.id}' is in the 'available' state.`);
  if (input.InstanceId && input.InstanceId !== attachment.instanceId)
    throw new AwsError(
      'InvalidAttachment.NotFound',
      `Volume '${volume.id}' is not attached to '${input.InstanceId}'`,
    );
  if (volume.root) throw new AwsError('OperationNotPermitted', `${volume.id} is the instance's root volume`);
  requireMovableVolumes(ec2);
  ec2.change(() => ec2.volumes.put({ ...volume, state: 'available', attachment: undefined }));
  return { ...toAttachment(volume.id, attachment), State: 'detaching' };
}
