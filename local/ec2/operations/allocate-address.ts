import type { AllocateAddressRequest, AllocateAddressResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import { newId } from '../ids.ts';
import { required } from '../required.ts';

/** An address of this machine's loopback: what comes to it goes on to the machine that it is associated with. */
export function allocateAddress(ec2: Ec2, input: AllocateAddressRequest): AllocateAddressResult {
  const id = newId('eipalloc');
  const publicIp = ec2.change(() => {
    const address = ec2.publicIps.allot(id);
    if (address === undefined)
      throw new AwsError('AddressLimitExceeded', 'The maximum number of addresses has been reached.');
    ec2.addresses.put({ id, publicIp: address });
    for (const { Key, Value } of (input.TagSpecifications ?? []).flatMap(({ Tags }) => Tags ?? []))
      ec2.tags.set(id, required(Key, 'Key'), Value ?? '');
    return address;
  });
  return { AllocationId: id, PublicIp: publicIp, Domain: 'vpc' };
}
