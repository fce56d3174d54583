import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateTagsCommand,
  DescribeInstancesCommand,
  EC2Client,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  GetCommandInvocationCommand,
  GetParameterCommand,
  SendCommandCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MachinesOptions } from '../../../local/cloud/cloud-options.ts';
import { type Cloud, startCloud } from '../../../local/cloud.ts';
import { createMemoryEngine } from '../../support/memory-engine.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const FIXTURE = join(import.meta.dirname, '../../support/serverless/serverless.yml');
const SECRET = 'simulator-secret';

let folder: ReturnType<typeof temporaryFolder>;
let cloud: Cloud;

const open = async (machines: MachinesOptions) => {
  cloud = await startCloud({ dataDir: folder.path, port: 0, serverless: FIXTURE, machines });
};
const config = () => ({
  endpoint: cloud.endpoint,
  region: 'us-east-1',
  credentials: cloud.operator,
  maxAttempts: 1,
});

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(async () => {
  await cloud.close();
  folder.remove();
});

async function launch(IamInstanceProfile?: { Arn: string }): Promise<string> {
  const { Parameter } = await new SSMClient(config()).send(
    new GetParameterCommand({ Name: '/aws/service/debian/release/12/latest/amd64' }),
  );
  const { Instances } = await new EC2Client(config()).send(
    new RunInstancesCommand({
      ImageId: Parameter?.Value,
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      ClientToken: 'one',
      IamInstanceProfile,
    }),
  );
  await cloud.idle();
  return Instances?.[0]?.InstanceId ?? '';
}

test('a machine is launched from a public image, is told to the functions, and runs SSM’s commands', async () => {
  await open({ engine: createMemoryEngine('simulated'), simulatorSecret: SECRET });
  const ledger = join(folder.path, 'ledger');
  const rules = new EventBridgeClient(config());
  await rules.send(
    new PutRuleCommand({
      Name: 'states',
      EventPattern: '{"source":["aws.ec2"],"detail":{"state":["running"]}}',
    }),
  );
  const InputTransformer = {
    InputPathsMap: { id: '$.detail.instance-id' },
    InputTemplate: `{"id":<id>,"file":"${ledger}"}`,
  };
  const Arn = cloud.declared.functions[1]?.arn;
  await rules.send(new PutTargetsCommand({ Rule: 'states', Targets: [{ Id: 't', Arn, InputTransformer }] }));

  const id = await launch();
  expect(existsSync(ledger) ? JSON.parse(readFileSync(ledger, 'utf8')) : undefined).toMatchObject({ id });

  const Tags = [{ Key: 'opsworks:stack-id', Value: 's' }];
  await new EC2Client(config()).send(new CreateTagsCommand({ Resources: [id], Tags }));
  const ssm = new SSMClient(config());
  const Targets = [{ Key: 'tag:opsworks:stack-id', Values: ['s'] }];
  const { Command } = await ssm.send(new SendCommandCommand({ DocumentName: 'sample-wake', Targets }));
  await cloud.idle();
  const outcome = await ssm.send(
    new GetCommandInvocationCommand({ CommandId: Command?.CommandId, InstanceId: id }),
  );
  expect(outcome).toMatchObject({ Status: 'Success', StandardOutputContent: 'true' });
});

/** A machine's credentials, as it reads them in its metadata. */
async function credentialsOf(id: string, path: string) {
  const who = { 'x-opswright-machine': id, 'x-opswright-simulator-secret': SECRET };
  const ask = async (at: string, init: RequestInit) =>
    (await fetch(cloud.machineEndpoint + at, { ...init, headers: { ...who, ...init.headers } })).text();
  const token = await ask('/latest/api/token', {
    method: 'PUT',
    headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' },
  });
  const answer = await ask(`/latest/meta-data/${path}`, { headers: { 'x-aws-ec2-metadata-token': token } });
  const { AccessKeyId, SecretAccessKey, Token } = JSON.parse(answer);
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token };
}

test('a machine proves to STS which one it is, with the credentials of its metadata, and may do nothing else', async () => {
  await open({ engine: createMemoryEngine('simulated'), simulatorSecret: SECRET });
  const id = await launch();
  const credentials = await credentialsOf(id, 'identity-credentials/ec2/security-credentials/ec2-instance');
  const identity = await new STSClient({ ...config(), credentials }).send(new GetCallerIdentityCommand({}));
  expect(identity).toMatchObject({
    Account: '000000000000',
    Arn: `arn:aws:sts::000000000000:assumed-role/aws:ec2-instance/${id}`,
    UserId: `000000000000:aws:ec2-instance:${id}`,
  });
  const refused = new EC2Client({ ...config(), credentials }).send(new DescribeInstancesCommand({}));
  await expect(refused).rejects.toMatchObject({ name: 'AccessDeniedException' });
});

test('a machine reads objects in the role of its instance profile, but none of the installation’s own', async () => {
  await open({ engine: createMemoryEngine('simulated'), simulatorSecret: SECRET });
  const id = await launch({ Arn: 'arn:aws:iam::000000000000:instance-profile/path/web' });
  const credentials = await credentialsOf(id, 'iam/security-credentials/web');
  const { Arn } = await new STSClient({ ...config(), credentials }).send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe(`arn:aws:sts::000000000000:assumed-role/web/${id}`);

  const operator = new S3Client(config());
  await operator.send(new CreateBucketCommand({ Bucket: 'apps' }));
  for (const Bucket of ['apps', 'sample-000000000000'])
    await operator.send(new PutObjectCommand({ Bucket, Key: 'app.zip', Body: 'an app' }));
  const store = new S3Client({ ...config(), credentials });
  const read = (Bucket: string) => store.send(new GetObjectCommand({ Bucket, Key: 'app.zip' }));
  expect(await (await read('apps')).Body?.transformToString()).toBe('an app');
  const denied = { name: 'AccessDenied' };
  await expect(read('sample-000000000000')).rejects.toMatchObject(denied);
  const put = store.send(new PutObjectCommand({ Bucket: 'apps', Key: 'app.zip', Body: 'another' }));
  await expect(put).rejects.toMatchObject(denied);
  const refused = new EC2Client({ ...config(), credentials }).send(new DescribeInstancesCommand({}));
  await expect(refused).rejects.toMatchObject({ name: 'AccessDeniedException' });
});

test('containers reach objects to read, agents’ routes and metadata at a port that stays, and nothing else', async () => {
  const machines = {
    engine: createMemoryEngine('docker'),
    network: { subnet: '127.0.0.0/24', gateway: '127.0.0.2' },
  };
  await open(machines);
  expect(cloud.machineEndpoint).toMatch(/^http:\/\/127\.0\.0\.2:\d+$/);
  const store = new S3Client({ ...config(), endpoint: cloud.machineEndpoint });
  const Bucket = 'sample-000000000000';
  await new S3Client(config()).send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'text' }));
  const presigned = await fetch(
    await getSignedUrl(store, new GetObjectCommand({ Bucket, Key: 'k' }), { expiresIn: 60 }),
  );
  expect(await presigned.text()).toBe('text');
  const statusOf = async (path: string, init?: RequestInit) =>
    (await fetch(cloud.machineEndpoint + path, init)).status;
  expect(await statusOf('/agent/nothing')).toBe(404);
  expect(await statusOf('/', { method: 'POST', body: '{}' })).toBe(404);
  expect(await statusOf(`/${Bucket}/k`)).toBe(404);
  const signed = await store.send(new GetObjectCommand({ Bucket, Key: 'k' }));
  expect(await signed.Body?.transformToString()).toBe('text');
  const put = store.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'changed' }));
  await expect(put).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });

  const before = cloud.machineEndpoint;
  await cloud.close();
  await open(machines);
  expect(cloud.machineEndpoint).toBe(before);
});

test('containers reach the servers of this host that a stored item names, for as long as one does', async () => {
  await open({
    engine: createMemoryEngine('docker'),
    network: { subnet: '127.0.0.0/24', gateway: '127.0.0.2' },
  });
  const host = createServer((_request, response) => void response.end('repository'));
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const { port } = host.address() as AddressInfo;
  const dynamo = new DynamoDBClient(config());
  const put = (url: string) =>
    dynamo.send(
      new PutItemCommand({ TableName: 'sample-local', Item: { pk: { S: 'app' }, url: { S: url } } }),
    );
  const fetched = async () => (await fetch(`http://127.0.0.2:${port}/`)).text();

  await expect(fetched()).rejects.toThrow();
  await put(`http://host.opswright.internal:${port}/app.git`);
  await vi.waitFor(async () => expect(await fetched()).toBe('repository'));
  await put('http://example.org/app.git');
  await vi.waitFor(() => expect(fetched()).rejects.toThrow());
  host.close();
  host.closeAllConnections();
});
