import type { AttachVolumeRequest, VolumeAttachment } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import { findInstance } from '../find-instance.ts';
import { findVolume } from '../find-volume.ts';
import { attachedVolumes } from '../machines/attached-volumes.ts';
import { incorrectState } from '../machines/incorrect-state.ts';
import type { InstanceRecord } from '../records/instance-record.ts';
import type { VolumeAttachmentRecord, VolumeRecord } from '../records/volume-record.ts';
import { required } from '../required.ts';
import { toAttachment } from '../to-attachment.ts';

/**
 * A running machine has the volume once the engine has mounted it, a stopped one from its next start on.
 * @throws AwsError VolumeInUse, IncorrectInstanceState, InvalidVolume.ZoneMismatch
 */
export function attachVolume(ec2: Ec2, input: AttachVolumeRequest): VolumeAttachment {
  const volume = findVolume(ec2, required(input.VolumeId, 'VolumeId'));
  const instance = findInstance(ec2, input.InstanceId);
  const device = required(input.Device, 'Device');
  checkAttachable(ec2, volume, instance, device);
  const attachment: VolumeAttachmentRecord = {
    instanceId: instance.id,
    device,
    deleteOnTermination: false,
    attachedAt: ec2.clock.now(),
    late: instance.state === 'running' ? 'attaching' : 'attached',
  };
  ec2.change(() => {
    ec2.volumes.put({ ...volume, state: 'in-use', attachment });
    ec2.touch(instance.id);
  });
  return toAttachment(volume.id, attachment);
}

function checkAttachable(ec2: Ec2, volume: VolumeRecord, instance: InstanceRecord, device: string): void {
  if (volume.state !== 'available')
    throw new AwsError('VolumeInUse', `${volume.id} is already attached to an instance`);
  if (instance.state !== 'running' && instance.state !== 'stopped')
    throw incorrectState(instance.id, 'attach');
  if (volume.availabilityZone !== instance.availabilityZone)
    throw new AwsError(
      'InvalidVolume.ZoneMismatch',
      `The volume '${volume.id}' is not in the same availability zone as instance '${instance.id}'`,
    );
  if (attachedVolumes(ec2, instance.id).some(({ attachment }) => attachment.device === device))
    throw new AwsError('InvalidParameterValue', `${device} is already in use`);
}
