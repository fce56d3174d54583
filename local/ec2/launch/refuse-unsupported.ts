import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';

/** Parameters that would change what is launched, and that the local EC2 does not have: silence would be a lie. */
const UNSUPPORTED = [
  'LaunchTemplate',
  'InstanceMarketOptions',
  'PrivateIpAddress',
  'Ipv6Addresses',
] as const satisfies readonly (keyof RunInstancesRequest)[];

/** @throws AwsError UnsupportedOperation, DryRunOperation, InvalidParameterValue for metadata without tokens */
export function refuseUnsupported(request: RunInstancesRequest): void {
  if (request.DryRun)
    throw new AwsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', {
      status: 412,
    });
  for (const name of UNSUPPORTED)
    if (request[name] !== undefined)
      throw new AwsError(
        'UnsupportedOperation',
        `The local EC2 does not have the parameter ${name} of RunInstances`,
      );
  if (request.MetadataOptions?.HttpTokens === 'optional')
    throw new AwsError(
      'UnsupportedOperation',
      'The local metadata service has version 2 only: HttpTokens must be required',
    );
}
