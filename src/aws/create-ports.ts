import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { KMSClient } from '@aws-sdk/client-kms';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Ports } from '../ports/ports.ts';
import type { AwsEnvironment } from './aws-environment.ts';
import { clientConfig } from './client-config.ts';
import { createDynamoStore } from './dynamo-store.ts';
import { createEc2Addresses } from './ec2-addresses.ts';
import { createEc2Compute } from './ec2-compute.ts';
import { createEc2Volumes } from './ec2-volumes.ts';
import { createKmsSecrets } from './kms-secrets.ts';
import { createRandomIds } from './random-ids.ts';
import { s3Clients } from './s3/s3-clients.ts';
import { createS3Objects } from './s3-objects.ts';
import { createSfnWorkflows } from './sfn-workflows.ts';
import { createSsmImages } from './ssm-images.ts';
import { createSsmWake } from './ssm-wake.ts';
import { createStsIdentity } from './sts-identity.ts';
import { createSystemClock } from './system-clock.ts';

/** All ports on AWS, with one client per service: call it once per function instance. */
export function createPorts(environment: AwsEnvironment): Ports {
  const config = clientConfig(environment);
  const { account, tableName, bucketName: bucket, macKeyId, sealingKeyId } = environment;
  const { stateMachineArnPrefix, wakeDocumentName: documentName } = environment;
  const ec2 = new EC2Client(config);
  const ssm = new SSMClient(config);
  const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(config), {
    marshallOptions: { removeUndefinedValues: true },
  });

  return {
    store: createDynamoStore({ client: dynamo, tableName }),
    compute: createEc2Compute({ client: ec2 }),
    volumes: createEc2Volumes({ client: ec2 }),
    addresses: createEc2Addresses({ client: ec2 }),
    images: createSsmImages({ client: ssm }),
    wake: createSsmWake({ client: ssm, documentName }),
    workflows: createSfnWorkflows({ client: new SFNClient(config), stateMachineArnPrefix }),
    objects: createS3Objects({ ...s3Clients(environment), bucket }),
    secrets: createKmsSecrets({ client: new KMSClient(config), macKeyId, sealingKeyId }),
    identity: createStsIdentity({ client: new STSClient(config), account }),
    clock: createSystemClock(),
    ids: createRandomIds(),
  };
}
