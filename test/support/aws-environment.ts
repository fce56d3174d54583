import type { AwsEnvironment } from '../../src/aws/aws-environment.ts';

/** An installation's environment as serverless.yml would make it, for the account and region of the tests. */
export function awsEnvironment(members: Partial<AwsEnvironment> = {}): AwsEnvironment {
  return {
    region: 'us-east-1',
    account: '000000000000',
    tableName: 'opswright-test',
    bucketName: 'opswright-test-000000000000-us-east-1',
    macKeyId: 'opswright-test-mackey',
    sealingKeyId: 'opswright-test-sealingkey',
    stateMachineArnPrefix: 'arn:aws:states:us-east-1:000000000000:stateMachine:opswright-test-',
    wakeDocumentName: 'opswright-test-wake',
    ...members,
  };
}
