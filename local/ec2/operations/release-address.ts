import type { ReleaseAddressRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import { findAddress } from '../find-address.ts';

/** @throws AwsError InvalidIPAddress.InUse */
export function releaseAddress(ec2: Ec2, input: ReleaseAddressRequest): object {
  const { id, publicIp, instanceId } = findAddress(ec2, input);
  if (instanceId) throw new AwsError('InvalidIPAddress.InUse', `Address '${publicIp}' is in use.`);
  ec2.change(() => {
    ec2.addresses.remove(id);
    ec2.tags.removeAll(id);
    ec2.publicIps.free(publicIp);
  });
  return {};
}
