import type { AssociateAddressRequest, AssociateAddressResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import { findAddress } from '../find-address.ts';
import { findInstance } from '../find-instance.ts';
import { newId } from '../ids.ts';

/** The instance's earlier elastic address, if it had one, is set free. */
export function associateAddress(ec2: Ec2, input: AssociateAddressRequest): AssociateAddressResult {
  const address = findAddress(ec2, { AllocationId: input.AllocationId, PublicIp: input.PublicIp });
  const instance = findInstance(ec2, input.InstanceId);
  if (instance.state === 'terminated' || instance.state === 'shutting-down')
    throw new AwsError(
      'InvalidInstanceID',
      `The instance '${instance.id}' is not in a valid state for this operation`,
    );
  if (address.instanceId === instance.id) return { AssociationId: address.associationId };
  if (address.instanceId && input.AllowReassociation === false)
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `${address.id} is already associated with ${address.instanceId}`,
    );
  const associationId = newId('eipassoc');
  ec2.change(() => {
    for (const other of ec2.addresses.having('instanceId', instance.id)) {
      ec2.addresses.put({ ...other, instanceId: undefined, associationId: undefined });
      ec2.touch(other.id);
    }
    ec2.addresses.put({ ...address, instanceId: instance.id, associationId });
    ec2.touch(address.id);
  });
  return { AssociationId: associationId };
}
