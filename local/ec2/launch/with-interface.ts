import type { InstanceNetworkInterfaceSpecification, RunInstancesRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';

const KNOWN = ['DeviceIndex', 'SubnetId', 'Groups', 'AssociatePublicIpAddress'];

/**
 * The request with what it says of its one network interface said of the instance itself: here they are the same.
 * @throws AwsError UnsupportedOperation for more interfaces, or for what cannot be said of one here
 */
export function withInterface(request: RunInstancesRequest): RunInstancesRequest & { publicIp: boolean } {
  const { NetworkInterfaces: interfaces = [], ...others } = request;
  const [only, second] = interfaces;
  if (!only) return { ...request, publicIp: true };
  const unknown = unknownMember(only);
  if (second || unknown)
    throw new AwsError(
      'UnsupportedOperation',
      `The local EC2 gives an instance one network interface${unknown ? `, without ${unknown}` : ''}`,
    );
  const { SubnetId, Groups, AssociatePublicIpAddress = true } = only;
  return { ...others, SubnetId, SecurityGroupIds: Groups, publicIp: AssociatePublicIpAddress };
}

function unknownMember(specification: InstanceNetworkInterfaceSpecification): string | undefined {
  const given = Object.entries(specification).filter(([, value]) => value !== undefined);
  return given.map(([name]) => name).find((name) => !KNOWN.includes(name));
}
