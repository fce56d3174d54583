import type { DisassociateAddressRequest } from '@aws-sdk/client-ec2';
import type { Ec2 } from '../ec2.ts';
import { findAddress } from '../find-address.ts';

export function disassociateAddress(ec2: Ec2, input: DisassociateAddressRequest): object {
  const address = findAddress(ec2, input);
  ec2.change(() => {
    ec2.addresses.put({ ...address, instanceId: undefined, associationId: undefined });
    ec2.touch(address.id);
  });
  return {};
}
