import { beforeEach, describe, expect, test } from 'vitest';
import { answer } from '../../../src/api/answer.ts';
import { operations } from '../../../src/api/operations.ts';
import { model } from '../../../src/api/validation/model.ts';
import { UnavailableError } from '../../../src/domain/errors.ts';
import { accessKeyKey } from '../../../src/records/keys.ts';
import { callApi } from '../../support/call-api.ts';
import { createMemoryApi, type MemoryApi } from '../../support/memory-api.ts';
import type { StoreCall } from '../../support/memory-store.ts';
import { signRequest } from '../../support/sign-request.ts';

const stack = {
  Name: 'web',
  Region: 'us-west-2',
  ServiceRoleArn: 'arn:aws:iam::123456789012:role/service',
  DefaultInstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/machines',
};

let api: MemoryApi;
beforeEach(async () => {
  api = await createMemoryApi();
});

const target = (operation: string) => ({ 'x-amz-target': `OpsWorks_20130218.${operation}` });

async function createStackRequest(headers: Record<string, string> = {}) {
  return signRequest({
    credentials: api.credentials,
    at: api.context.clock.now(),
    headers: { ...target('CreateStack'), ...headers },
    body: JSON.stringify(stack),
  });
}

/** All stored state but the memory of answered requests. */
const state = () => api.store.all().filter(({ pk }) => !pk.startsWith('REPLAY#'));

async function send(request: Awaited<ReturnType<typeof signRequest>>) {
  const { statusCode, headers, body } = await answer(request, api.deps);
  return { statusCode, headers, content: JSON.parse(body) };
}

describe('an answer', () => {
  test('is JSON 1.1 with a request id', async () => {
    const { statusCode, headers, content } = await send(await createStackRequest());
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('application/x-amz-json-1.1');
    expect(headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(content).toEqual({ StackId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  test('of an operation without a result has an empty body', async () => {
    const { content } = await callApi(api, 'CreateStack', stack);
    const request = await signRequest({
      credentials: api.credentials,
      headers: target('DeleteStack'),
      body: JSON.stringify(content),
    });
    expect(await answer(request, api.deps)).toMatchObject({ statusCode: 200, body: '' });
  });

  test('shows nothing of ours: neither versions nor ciphertexts', async () => {
    const source = { Type: 'git', Url: 'git@example.com:a/b', SshKey: 'PRIVATE' };
    await callApi(api, 'CreateStack', { ...stack, CustomCookbooksSource: source });
    const { content } = await callApi(api, 'DescribeStacks', {});
    const text = JSON.stringify(content);
    expect(text).toContain('"SshKey":"*****FILTERED*****"');
    expect(text).not.toMatch(/PRIVATE|sealed|version"|"pk"/);
    expect(JSON.stringify(api.store.all())).not.toContain('PRIVATE');
  });
});

describe('a request that cannot be answered changes nothing and says why', () => {
  const refused = async (request: Awaited<ReturnType<typeof signRequest>>) => {
    const before = api.store.all();
    const answered = await send(request);
    expect(api.store.all()).toEqual(before);
    expect(api.faults).toEqual([]);
    return { statusCode: answered.statusCode, ...answered.content };
  };

  test('a changed body', async () => {
    const body = new TextEncoder().encode(JSON.stringify({ ...stack, Name: 'mine' }));
    expect(await refused({ ...(await createStackRequest()), body })).toMatchObject({
      statusCode: 400,
      __type: 'InvalidSignatureException',
    });
  });

  test('a stale clock', async () => {
    const request = await createStackRequest();
    api = await createMemoryApi({ clock: { now: () => new Date('2026-01-05T12:06:00Z') } });
    expect(await refused(request)).toMatchObject({
      __type: 'InvalidSignatureException',
      message: expect.stringMatching(/^Signature expired: /),
    });
  });

  test('no signature', async () => {
    const { headers, ...request } = await createStackRequest();
    expect(await refused({ ...request, headers: { ...headers, authorization: undefined } })).toMatchObject({
      __type: 'MissingAuthenticationTokenException',
    });
  });

  test("an instance's key", async () => {
    const key = { ...accessKeyKey('AKIAINSTANCE'), kind: 'instance', instanceId: 'i', ec2InstanceId: 'i-1' };
    await api.store.write([{ kind: 'put', item: key }]);
    const secret = await api.context.secrets.derive('access-key/AKIAINSTANCE');
    const credentials = { accessKeyId: 'AKIAINSTANCE', secretAccessKey: secret.reveal() };
    expect(
      await refused(await signRequest({ credentials, headers: target('DescribeStacks') })),
    ).toMatchObject({
      __type: 'UnrecognizedClientException',
    });
  });

  test('a body over 1 MB, before it is parsed', async () => {
    const body = `{"CustomJson": "${'x'.repeat(1024 * 1024)}`;
    const request = await signRequest({ credentials: api.credentials, headers: target('CreateStack'), body });
    expect(await refused(request)).toMatchObject({
      __type: 'ValidationException',
      message: expect.stringContaining('too large'),
    });
  });

  test.each([
    ['half an object', '{"Name": '],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['a list', '[]'],
    ['a wrong type', JSON.stringify({ ...stack, Name: 1 })],
  ])('%s', async (_, body) => {
    const request = await signRequest({ credentials: api.credentials, headers: target('CreateStack'), body });
    expect(await refused(request)).toMatchObject({ statusCode: 400, __type: 'SerializationException' });
  });

  test.each([
    'OpsWorks_20130218.CreateRocket',
    'OpsWorks_20130218.toString',
    'DynamoDB_20120810.GetItem',
    'CreateStack',
  ])('the target %s', async (name) => {
    const request = await signRequest({ credentials: api.credentials, headers: { 'x-amz-target': name } });
    expect(await refused(request)).toMatchObject({
      statusCode: 400,
      __type: 'UnknownOperationException',
      message: expect.stringContaining(name),
    });
  });

  test('an operation of the API that this version lacks, by its name', async () => {
    const missing = Object.keys(model.operations).filter((name) => !Object.hasOwn(operations, name));
    expect(missing.length).toBeGreaterThan(0);
    for (const name of missing) {
      const request = await signRequest({ credentials: api.credentials, headers: target(name) });
      expect(await refused(request)).toMatchObject({
        statusCode: 400,
        __type: 'UnknownOperationException',
        message: `The operation ${name} is not yet available in this version of Opswright.`,
      });
    }
  });
});

describe('a bug', () => {
  test('is reported under the id that the caller is given, and tells the caller nothing else', async () => {
    const cause = new TypeError('secret inside');
    api.context.store.query = async () => {
      throw cause;
    };
    const { statusCode, content } = await callApi(api, 'DescribeStacks', {});
    expect(statusCode).toBe(500);
    expect(content).toEqual({ __type: 'InternalFailure', message: expect.stringContaining('request id') });
    expect(JSON.stringify(content)).not.toContain('secret inside');
    expect(api.faults).toEqual([cause]);
  });
});

describe('a mutation that comes a second time', () => {
  test('has no second effect and gets the first answer', async () => {
    const request = await createStackRequest();
    const first = await send(request);
    const before = state();
    const second = await send(request);
    expect(second.content).toEqual(first.content);
    expect(state()).toEqual(before);
  });

  test('gets the first refusal too', async () => {
    const request = await signRequest({
      credentials: api.credentials,
      headers: target('DeleteStack'),
      body: '{"StackId":"none"}',
    });
    const first = await send(request);
    expect(first.content.__type).toBe('ResourceNotFoundException');
    expect((await send(request)).content).toEqual(first.content);
  });

  test('is throttled while the first is still at work, and then gets its answer', async () => {
    const request = await createStackRequest();
    const answers = await Promise.all([send(request), send(request), send(request)]);
    const stacks = state().filter(({ pk }) => pk === 'STACKS');
    expect(stacks).toHaveLength(1);
    const successes = answers.filter(({ statusCode }) => statusCode === 200);
    const others = answers.filter(({ statusCode }) => statusCode !== 200);
    expect(successes.length).toBeGreaterThan(0);
    for (const { content } of others) expect(content.__type).toBe('ThrottlingException');
    expect((await send(request)).content).toEqual(successes[0]?.content);
  });

  test('is done after all when the first was told to try again', async () => {
    let outages = 1;
    const failOnce = (call: StoreCall) => {
      if (call.operation !== 'write' || !JSON.stringify(call.changes).includes('STACKS') || outages === 0)
        return;
      outages -= 1;
      throw new UnavailableError('throttled');
    };
    api = await createMemoryApi({ storeFaults: { before: failOnce } });
    const request = await createStackRequest();
    expect((await send(request)).content.__type).toBe('ThrottlingException');
    expect((await send(request)).statusCode).toBe(200);
  });

  test('is a new one when anything about it differs', async () => {
    await send(await createStackRequest({ 'amz-sdk-invocation-id': '1' }));
    await send(await createStackRequest({ 'amz-sdk-invocation-id': '2' }));
    expect(state().filter(({ pk }) => pk === 'STACKS')).toHaveLength(2);
  });

  test('is not remembered longer than a signature holds, with some to spare', async () => {
    await send(await createStackRequest());
    const [replay] = api.store.all().filter(({ pk }) => pk.startsWith('REPLAY#'));
    const now = api.context.clock.now().getTime() / 1000;
    expect((replay?.expiresAt ?? 0) - now).toBe(15 * 60);
  });

  test('reads are simply read again', async () => {
    const request = await signRequest({ credentials: api.credentials, headers: target('DescribeStacks') });
    expect((await send(request)).content).toEqual({ Stacks: [] });
    await callApi(api, 'CreateStack', stack);
    expect((await send(request)).content.Stacks).toHaveLength(1);
  });
});

describe('the door that IAM guards', () => {
  const body = Buffer.from('{}');
  const request = {
    method: 'POST',
    path: '/iam',
    headers: { authorization: 'AWS4-HMAC-SHA256 anything', ...target('DescribeStacks') },
    body,
  };
  const authorizedAs = { arn: 'arn:aws:iam::123456789012:user/bob', accessKeyId: 'AKIABOB' };

  test.each(['/iam', '/iam/'])('lets in whom the gateway authorized, at %s', async (path) => {
    expect((await answer({ ...request, path, authorizedAs }, api.deps)).statusCode).toBe(200);
  });

  test('stays shut without the gateway, whatever the headers say', async () => {
    const { statusCode, body } = await answer(request, api.deps);
    expect([statusCode, JSON.parse(body).__type]).toEqual([400, 'MissingAuthenticationTokenException']);
  });

  test('takes POST only', async () => {
    expect((await answer({ ...request, authorizedAs, method: 'GET' }, api.deps)).statusCode).toBe(400);
  });
});
