import { beforeEach, describe, expect, test } from 'vitest';
import { IMAGE, makeEc2 } from '../../../support/start-ec2.ts';

let cloud: ReturnType<typeof makeEc2>;
let first: string;
let second: string;

const call = { operation: 'RunInstances', region: 'us-east-1', requestId: '1', caller: { accessKeyId: 'a' } };
const USER_DATA = '#!/bin/sh\necho hello\n';

// The subnet's fourth address is the first that a machine gets.
const FIRST = '10.231.0.4';
const SECOND = '10.231.0.5';
const PUT = '/latest/api/token';
const CREDENTIALS = '/latest/meta-data/identity-credentials/ec2/security-credentials/ec2-instance';

beforeEach(async () => {
  cloud = makeEc2({ simulatorSecret: 'the simulator' });
  [first, second] = [await launch({ UserData: Buffer.from(USER_DATA).toString('base64') }), await launch()];
});

async function launch(more: object = {}): Promise<string> {
  const input = { ImageId: IMAGE, MinCount: 1, MaxCount: 1, ...more };
  const output = await cloud.ec2.service.handlers.RunInstances?.(input, call);
  await cloud.ec2.idle();
  return (output as { Instances: { InstanceId: string }[] }).Instances[0]?.InstanceId ?? '';
}

function ask(sourceAddress: string, path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { status, body } = cloud.ec2.metadata({ method, path, headers, sourceAddress });
  return { status, body: Buffer.from(body).toString() };
}

function token(sourceAddress: string, seconds: number | string = 60): string {
  return ask(sourceAddress, PUT, { 'x-aws-ec2-metadata-token-ttl-seconds': String(seconds) }, 'PUT').body;
}

const read = (sourceAddress: string, path: string, with_ = token(sourceAddress)) =>
  ask(sourceAddress, path, { 'x-aws-ec2-metadata-token': with_ });

describe('the metadata service', () => {
  test('answers each machine about itself, by its address', () => {
    expect(read(FIRST, '/latest/meta-data/instance-id')).toEqual({ status: 200, body: first });
    expect(read(SECOND, '/latest/meta-data/instance-id')).toEqual({ status: 200, body: second });
    expect(read(`::ffff:${FIRST}`, '/latest/meta-data/instance-id').body).toBe(first);
  });

  test.each([
    ['ami-id', IMAGE],
    ['instance-type', 'm1.small'],
    ['hostname', 'ip-10-231-0-4.ec2.internal'],
    ['local-ipv4', FIRST],
    ['public-ipv4', '127.77.0.4'],
    ['placement/availability-zone', 'us-east-1a'],
    ['placement/region', 'us-east-1'],
    ['mac', '02:42:0a:e7:00:04'],
    ['security-groups', 'default'],
    ['placement/', 'availability-zone\nregion'],
    ['network/interfaces/macs/02:42:0a:e7:00:04/local-ipv4s', FIRST],
  ])('has meta-data/%s', (path, value) => {
    expect(read(FIRST, `/latest/meta-data/${path}`)).toEqual({ status: 200, body: value });
  });

  test('has user data, the identity document, and directories', () => {
    expect(read(FIRST, '/latest/user-data').body).toBe(USER_DATA);
    expect(read(SECOND, '/latest/user-data').status).toBe(404);
    expect(JSON.parse(read(FIRST, '/latest/dynamic/instance-identity/document').body)).toMatchObject({
      accountId: '000000000000',
      instanceId: first,
      privateIp: FIRST,
      region: 'us-east-1',
    });
    expect(read(FIRST, '/latest/meta-data/').body.split('\n')).toContain('placement/');
    expect(read(FIRST, '/2021-07-15/meta-data/instance-id').body).toBe(first);
    expect(read(FIRST, '/latest/meta-data/nothing').status).toBe(404);
  });

  test('is version 2 only: without a token, with a spoilt or another machines one, nothing is answered', () => {
    const path = '/latest/meta-data/instance-id';
    expect(ask(FIRST, path).status).toBe(401);
    expect(read(FIRST, path, 'nonsense').status).toBe(401);
    expect(read(FIRST, path, token(SECOND)).status).toBe(401);
    const forged = token(FIRST).replace(/^\d/, '9');
    expect(read(FIRST, path, forged).status).toBe(401);
  });

  test('ends a token at its time', async () => {
    const short = token(FIRST, 60);
    await cloud.clock.advance(59_000);
    expect(read(FIRST, '/latest/meta-data/mac', short).status).toBe(200);
    await cloud.clock.advance(1_000);
    expect(read(FIRST, '/latest/meta-data/mac', short).status).toBe(401);
  });

  test.each(['', 'x', 0, 21_601])('gives no token for a time to live of %j', (seconds) => {
    const headers = { 'x-aws-ec2-metadata-token-ttl-seconds': String(seconds) };
    expect(ask(FIRST, PUT, headers, 'PUT').status).toBe(400);
  });

  test('refuses what came through a proxy, comes from nowhere, or would write', () => {
    const ttl = { 'x-aws-ec2-metadata-token-ttl-seconds': '60' };
    expect(ask(FIRST, PUT, { ...ttl, 'x-forwarded-for': FIRST }, 'PUT').status).toBe(403);
    expect(ask('10.231.0.99', PUT, ttl, 'PUT').status).toBe(403);
    expect(ask(FIRST, PUT, ttl).status).toBe(405);
    expect(ask(FIRST, '/latest/user-data', {}, 'POST').status).toBe(405);
  });

  test('is off for an instance that was launched so, and for one that is terminated', async () => {
    await launch({ MetadataOptions: { HttpEndpoint: 'disabled' } });
    expect(ask('10.231.0.6', PUT, { 'x-aws-ec2-metadata-token-ttl-seconds': '60' }, 'PUT').status).toBe(403);
    await cloud.ec2.service.handlers.TerminateInstances?.({ InstanceIds: [first] }, call);
    await cloud.ec2.idle();
    expect(ask(FIRST, PUT, { 'x-aws-ec2-metadata-token-ttl-seconds': '60' }, 'PUT').status).toBe(403);
  });

  test('believes who asks for a machine only with the simulators secret', () => {
    const asking = (secret: string) =>
      ask(
        '127.0.0.1',
        PUT,
        {
          'x-aws-ec2-metadata-token-ttl-seconds': '60',
          'x-opswright-machine': second,
          'x-opswright-simulator-secret': secret,
        },
        'PUT',
      ).status;
    expect(asking('the simulator')).toBe(200);
    expect(asking('the simulatoR')).toBe(403);
    expect(asking('')).toBe(403);
  });
});

describe('the identity credentials of a machine', () => {
  const credentials = (address: string) => JSON.parse(read(address, CREDENTIALS).body);

  test('are its own, the same for hours, and known to whoever checks a signature', () => {
    const mine = credentials(FIRST);
    expect(mine).toMatchObject({ Code: 'Success', Type: 'AWS-HMAC' });
    expect(credentials(FIRST)).toEqual(mine);
    expect(credentials(SECOND).AccessKeyId).not.toBe(mine.AccessKeyId);
    expect(cloud.ec2.findInstanceCredentials(mine.AccessKeyId)).toEqual({
      secretAccessKey: mine.SecretAccessKey,
      sessionToken: mine.Token,
      caller: { accessKeyId: mine.AccessKeyId, ec2InstanceId: first },
    });
    expect(cloud.ec2.findInstanceCredentials('ASIA0000000000000000')).toBeUndefined();
  });

  test('hold for an hour at least and six at most, and are renewed in time', async () => {
    for (let hour = 0; hour < 12; hour++) {
      const { AccessKeyId, Expiration } = credentials(FIRST);
      const left = Date.parse(Expiration) - cloud.clock.now();
      expect(left).toBeGreaterThanOrEqual(3600_000);
      expect(left).toBeLessThanOrEqual(6 * 3600_000);
      expect(cloud.ec2.findInstanceCredentials(AccessKeyId)).toBeDefined();
      await cloud.clock.advance(3600_000);
    }
  });

  test('end at their time, and with the machine', async () => {
    const { AccessKeyId } = credentials(FIRST);
    const other = credentials(SECOND).AccessKeyId;
    await cloud.ec2.service.handlers.TerminateInstances?.({ InstanceIds: [first] }, call);
    await cloud.ec2.idle();
    expect(cloud.ec2.findInstanceCredentials(AccessKeyId)).toBeUndefined();
    expect(cloud.ec2.findInstanceCredentials(other)).toBeDefined();
    await cloud.clock.advance(6 * 3600_000);
    expect(cloud.ec2.findInstanceCredentials(other)).toBeUndefined();
  });

  test('survive a restart of the cloud', () => {
    const { AccessKeyId } = credentials(FIRST);
    const { ec2 } = makeEc2(cloud.options);
    expect(ec2.findInstanceCredentials(AccessKeyId)?.caller.ec2InstanceId).toBe(first);
  });
});

describe('the credentials of an instance profile', () => {
  const ROLES = '/latest/meta-data/iam/security-credentials/';
  const THIRD = '10.231.0.6';

  test('are there for a machine that has one, under the name of its role', async () => {
    const Arn = 'arn:aws:iam::000000000000:instance-profile/aws-opsworks-ec2-role';
    const id = await launch({ IamInstanceProfile: { Arn } });
    expect(read(FIRST, ROLES).status).toBe(404);
    expect(read(THIRD, ROLES).body).toBe('aws-opsworks-ec2-role');
    expect(JSON.parse(read(THIRD, '/latest/meta-data/iam/info').body).InstanceProfileArn).toBe(Arn);
    const issued = JSON.parse(read(THIRD, `${ROLES}aws-opsworks-ec2-role`).body);
    expect(cloud.ec2.findInstanceCredentials(issued.AccessKeyId)).toEqual({
      secretAccessKey: issued.SecretAccessKey,
      sessionToken: issued.Token,
      caller: { accessKeyId: issued.AccessKeyId, ec2InstanceId: id, instanceProfile: Arn },
    });
    const identity = JSON.parse(read(THIRD, CREDENTIALS).body);
    expect(identity.AccessKeyId).not.toBe(issued.AccessKeyId);
    expect(cloud.ec2.findInstanceCredentials(identity.AccessKeyId)?.caller.instanceProfile).toBeUndefined();
  });
});
