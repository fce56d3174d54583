import type { ModifyInstanceAttributeRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import { findInstance } from '../find-instance.ts';
import { attachedVolumes } from '../machines/attached-volumes.ts';

/**
 * Whether volumes go with their instance when it is terminated; other attributes are not there to be changed.
 * @throws AwsError InvalidInstanceAttributeValue for a device that is not attached, UnsupportedOperation
 */
export function modifyInstanceAttribute(ec2: Ec2, input: ModifyInstanceAttributeRequest): object {
  const { InstanceId, BlockDeviceMappings = [], ...others } = input;
  const instance = findInstance(ec2, InstanceId);
  const [unsupported] = Object.entries(others).find(([, value]) => value !== undefined) ?? [];
  if (unsupported)
    throw new AwsError('UnsupportedOperation', `The local EC2 does not change ${unsupported} of an instance`);
  ec2.change(() => {
    for (const { DeviceName, Ebs } of BlockDeviceMappings)
      setDeletion(ec2, instance.id, DeviceName, Ebs?.DeleteOnTermination);
  });
  return {};
}

function setDeletion(ec2: Ec2, instanceId: string, device?: string, deleteOnTermination?: boolean): void {
  const volume = attachedVolumes(ec2, instanceId).find(({ attachment }) => attachment.device === device);
  if (!volume)
    throw new AwsError('InvalidInstanceAttributeValue', `No device is currently mapped at ${device}`);
  if (deleteOnTermination === undefined) return;
  ec2.volumes.put({ ...volume, attachment: { ...volume.attachment, deleteOnTermination } });
}
