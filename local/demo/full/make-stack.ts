import type { OpsWorks } from '@aws-sdk/client-opsworks';

export const FULL_STACK_NAME = 'FullStack';

export async function makeStack(client: OpsWorks): Promise<string> {
  const { StackId = '' } = await client.createStack({
    Name: FULL_STACK_NAME,
    Region: 'us-west-2',
    ServiceRoleArn: 'arn:aws:iam::000000000000:role/aws-opsworks-service-role',
    DefaultInstanceProfileArn: 'arn:aws:iam::000000000000:instance-profile/aws-opsworks-ec2-role',
    ConfigurationManager: { Name: 'Chef', Version: '11.10' },
    DefaultOs: 'Debian 12',
  });
  return StackId;
}
