import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import * as sts from '@aws-sdk/client-sts';
import type { AwsService, Caller } from '../contracts/aws-service.ts';
import { profileName } from '../ec2/metadata/profile-name.ts';

/** STS: says whose a signature is. */
export function stsService({ accountId }: { accountId: string }): AwsService {
  return {
    signingName: 'sts',
    sdk: sts,
    client: sts.STSClient,
    handlers: { GetCallerIdentity: (_input, { caller }) => identityOf(caller, accountId) },
  };
}

function identityOf(
  { accessKeyId, functionName, ec2InstanceId, instanceProfile }: Caller,
  Account: string,
): GetCallerIdentityResponse {
  if (instanceProfile !== undefined) {
    const session = `${profileName(instanceProfile)}/${ec2InstanceId}`;
    return {
      Account,
      Arn: `arn:aws:sts::${Account}:assumed-role/${session}`,
      UserId: `AROALOCAL:${ec2InstanceId}`,
    };
  }
  if (ec2InstanceId !== undefined) {
    // The instance identity role, which every machine has, also one without an instance profile.
    const Arn = `arn:aws:sts::${Account}:assumed-role/aws:ec2-instance/${ec2InstanceId}`;
    return { Account, Arn, UserId: `${Account}:aws:ec2-instance:${ec2InstanceId}` };
  }
  if (functionName !== undefined) {
    const Arn = `arn:aws:sts::${Account}:assumed-role/${functionName}/${functionName}`;
    return { Account, Arn, UserId: `${accessKeyId}:${functionName}` };
  }
  return { Account, Arn: `arn:aws:iam::${Account}:user/operator`, UserId: accessKeyId };
}
