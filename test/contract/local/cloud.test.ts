import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ManualClock, manualClock } from '../../../local/clock/manual-clock.ts';
import { type Cloud, startCloud } from '../../../local/cloud.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const FIXTURE = join(import.meta.dirname, '../../support/serverless/serverless.yml');
const NOON = Date.parse('2026-01-01T12:00:30Z');

let folder: ReturnType<typeof temporaryFolder>;
let clock: ManualClock;
let cloud: Cloud;

const open = async (more: Partial<Parameters<typeof startCloud>[0]> = {}) => {
  cloud = await startCloud({ dataDir: folder.path, port: 0, serverless: FIXTURE, clock, ...more });
};
const config = (credentials = cloud.operator) => ({
  endpoint: cloud.endpoint,
  region: 'us-east-1',
  credentials,
  maxAttempts: 1,
});

beforeEach(async () => {
  folder = temporaryFolder();
  clock = manualClock(NOON);
  await open();
});

afterEach(async () => {
  await cloud.close();
  folder.remove();
});

/** What the flaky function wrote down of each run. */
const runs = (file: string) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
const ledger = () => join(folder.path, 'ledger');
const invokeLater = (payload: object) =>
  new LambdaClient(config()).send(
    new InvokeCommand({
      FunctionName: 'flaky-local',
      InvocationType: 'Event',
      Payload: Buffer.from(JSON.stringify(payload)),
    }),
  );

describe('functions', () => {
  test('are invoked by name or ARN, each with its own environment', async () => {
    const answer = await new LambdaClient(config()).send(
      new InvokeCommand({ FunctionName: 'sample-local-echo', Payload: Buffer.from('{"a":1}') }),
    );
    const { body } = JSON.parse(answer.Payload?.transformToString() ?? '');
    expect(JSON.parse(body)).toMatchObject({
      event: { a: 1 },
      greeting: 'hello',
      functionName: 'sample-local-echo',
    });
    await expect(
      cloud.invoke('arn:aws:lambda:us-east-1:000000000000:function:flaky-local', {}),
    ).resolves.toEqual({});
  });

  test('that fail say how', async () => {
    const answer = await new LambdaClient(config()).send(
      new InvokeCommand({ FunctionName: 'sample-local-echo', Payload: Buffer.from('{"fail":"bad"}') }),
    );
    expect(answer.FunctionError).toBe('Unhandled');
    expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toMatchObject({
      errorType: 'TypeError',
      errorMessage: 'bad',
    });
  });

  test('that take longer than they may are given up', async () => {
    await expect(cloud.invoke('flaky-local', { hang: true })).rejects.toMatchObject({
      errorType: 'Sandbox.Timedout',
    });
  });

  test('that fail asynchronously are tried twice again, a minute and two later', async () => {
    await invokeLater({ file: ledger(), failures: 2 });
    await cloud.idle();
    expect(runs(ledger())).toHaveLength(1);
    await clock.advance(60_000, cloud.idle);
    expect(runs(ledger())).toHaveLength(2);
    await clock.advance(120_000, cloud.idle);
    expect(runs(ledger())).toHaveLength(3);
    expect(cloud.deadLetters()).toEqual([]);
  });

  test('that fail for good leave a dead letter', async () => {
    await invokeLater({ file: ledger(), failures: 9 });
    await clock.advance(600_000, cloud.idle);
    expect(runs(ledger())).toHaveLength(3);
    expect(cloud.deadLetters()).toMatchObject([
      { function: 'flaky-local', payload: { failures: 9 }, error: expect.stringContaining('failure 3') },
    ]);
  });

  test('that were accepted before a stop run after it', async () => {
    await invokeLater({ file: ledger(), failures: 1 });
    await cloud.idle();
    await cloud.close();
    await open();
    await clock.advance(60_000, cloud.idle);
    expect(runs(ledger())).toHaveLength(2);
  });
});

describe('the HTTP API', () => {
  const call = (path: string, init?: RequestInit) => fetch(cloud.endpoint + path, init);
  const event = async (path: string, init?: RequestInit) =>
    ((await (await call(path, init)).json()) as { event: object }).event;

  test('hands requests over as API Gateway does', async () => {
    const answer = await call('/things/a%20b?x=1&x=2&y', {
      headers: { 'X-Own': 'v', cookie: 'c=1; d=2', 'user-agent': 'me' },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-sample')).toBe('yes');
    expect(answer.headers.getSetCookie()).toEqual(['a=b']);
    expect(((await answer.json()) as { event: object }).event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /things/{id}',
      rawPath: '/things/a%20b',
      rawQueryString: 'x=1&x=2&y',
      cookies: ['c=1', 'd=2'],
      headers: { 'x-own': 'v' },
      queryStringParameters: { x: '1,2', y: '' },
      pathParameters: { id: 'a b' },
      requestContext: {
        http: {
          method: 'GET',
          path: '/things/a%20b',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'me',
        },
        stage: '$default',
        time: '01/Jan/2026:12:00:30 +0000',
        timeEpoch: NOON,
      },
      isBase64Encoded: false,
    });
  });

  test('passes text as text and all else as base64', async () => {
    const post = (type: string) =>
      event('/', { method: 'POST', body: '{"ä":1}', headers: { 'content-type': type } });
    expect(await post('application/json')).toMatchObject({ body: '{"ä":1}', isBase64Encoded: false });
    expect(await post('text/plain')).toMatchObject({ body: '{"ä":1}', isBase64Encoded: false });
    const encoded = { body: Buffer.from('{"ä":1}').toString('base64'), isBase64Encoded: true };
    expect(await post('application/x-amz-json-1.1')).toMatchObject(encoded);
    expect(await post('application/x-www-form-urlencoded')).toMatchObject(encoded);
  });

  test('prefers a full match to a greedy one, and knows no other route', async () => {
    expect(await event('/things/list')).toMatchObject({ routeKey: 'GET /things/list' });
    expect(await event('/all/a/b', { method: 'PUT' })).toMatchObject({
      routeKey: 'ANY /all/{proxy+}',
      pathParameters: { proxy: 'a/b' },
    });
    const unknown = await call('/nothing');
    expect([unknown.status, await unknown.json()]).toEqual([404, { message: 'Not Found' }]);
  });

  test('lets only who signs for execute-api with the operator’s key through the IAM route', async () => {
    class Sha256 {
      readonly #hash: Hash | Hmac;
      constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
        this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as string);
      }
      update(data: string | Uint8Array) {
        this.#hash.update(data);
      }
      async digest() {
        return new Uint8Array(this.#hash.digest());
      }
    }
    const signed = async (service: string) => {
      const { host, hostname, port } = new URL(cloud.endpoint);
      const signer = new SignatureV4({
        service,
        region: 'us-east-1',
        credentials: cloud.operator,
        sha256: Sha256 as never,
      });
      const request = await signer.sign({
        method: 'POST',
        protocol: 'http:',
        hostname,
        port: Number(port),
        path: '/iam',
        query: {},
        headers: { host },
        body: '',
      } as never);
      return call('/iam', {
        method: 'POST',
        headers: (request as unknown as { headers: Record<string, string> }).headers,
      });
    };
    expect((await call('/iam', { method: 'POST' })).status).toBe(403);
    expect((await signed('opsworks')).status).toBe(403);
    const allowed = await signed('execute-api');
    expect(allowed.status).toBe(201);
    expect(await allowed.json()).toMatchObject({
      event: { requestContext: { authorizer: { iam: { accessKey: cloud.operator.accessKeyId } } } },
    });
  });
});

describe('events', () => {
  const put = (kind: string) =>
    new EventBridgeClient(config()).send(
      new PutEventsCommand({
        Entries: [
          { Source: 'sample', DetailType: 'Happened', Detail: JSON.stringify({ kind, file: ledger() }) },
        ],
      }),
    );

  test('reach the functions whose rules they match', async () => {
    await put('flat');
    await put('other');
    await cloud.idle();
    expect(runs(ledger())).toMatchObject([
      {
        source: 'sample',
        'detail-type': 'Happened',
        account: '000000000000',
        time: '2026-01-01T12:00:30Z',
        detail: { kind: 'flat' },
      },
    ]);
  });

  test('are doubled by the fault mode, and still all are handled', async () => {
    await cloud.close();
    await open({ faults: { seed: 1, doubledEvents: 1 } });
    await put('flat');
    await clock.advance(10_000, cloud.idle);
    expect(runs(ledger())).toHaveLength(2);
  });
});

test('executions of declared machines call declared functions', async () => {
  const sdk = new SFNClient(config());
  const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:wait-local';
  const { executionArn } = await sdk.send(
    new StartExecutionCommand({ stateMachineArn, name: 'one', input: '{"a":1}' }),
  );
  await cloud.idle();
  const outcome = await sdk.send(new DescribeExecutionCommand({ executionArn }));
  expect(outcome.status).toBe('SUCCEEDED');
});

describe('roles', () => {
  const echo = () => config(cloud.credentialsOf('sample-local-echo'));

  test('let a function do what its statements say, and nothing else', async () => {
    const dynamo = new DynamoDBClient(echo());
    const Key = { pk: { S: 'a' } };
    await dynamo.send(new GetItemCommand({ TableName: 'sample-local', Key }));
    await expect(
      dynamo.send(new PutItemCommand({ TableName: 'sample-local', Item: Key })),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('dynamodb:PutItem'),
    });
    expect(cloud.calls.neededBy('sample-local-echo')).toEqual([
      { action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:us-east-1:000000000000:table/sample-local' },
      { action: 'dynamodb:PutItem', resource: 'arn:aws:dynamodb:us-east-1:000000000000:table/sample-local' },
    ]);
  });

  test('are who STS says a function is', async () => {
    const { Arn } = await new STSClient(echo()).send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe('arn:aws:sts::000000000000:assumed-role/sample-local-echo/sample-local-echo');
  });
});
