// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are variables of serverless.yml
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readServerless } from '../../../local/serverless/read-serverless.ts';
import { resolveVariables } from '../../../local/serverless/resolve-variables.ts';

const FIXTURE = join(import.meta.dirname, '../../support/serverless/serverless.yml');
const OPTIONS = {
  stage: 'local',
  region: 'us-east-1',
  accountId: '000000000000',
  endpoint: 'http://127.0.0.1:1',
};
const cloud = readServerless(FIXTURE, OPTIONS);
const lambda = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;

describe('serverless.yml, read as deploying it would', () => {
  test('gives each function its names, environment, limits and dead letters', () => {
    const [echo, flaky] = cloud.functions;
    expect(echo).toMatchObject({
      key: 'echo',
      name: 'sample-local-echo',
      arn: lambda('sample-local-echo'),
      module: 'functions/echo',
      timeoutSeconds: 5,
      maximumRetryAttempts: 2,
      environment: {
        STAGE: 'local',
        TABLE_NAME: 'sample-local',
        MACHINE_ARN: 'arn:aws:states:us-east-1:000000000000:stateMachine:wait-local',
        API: 'http://127.0.0.1:1',
        GREETING: 'hello',
      },
    });
    expect(flaky).toMatchObject({
      name: 'flaky-local',
      timeoutSeconds: 1,
      deadLetterArn: 'arn:aws:sqs:us-east-1:000000000000:sample-local-queue',
    });
  });

  test('gives each function its own statements, or the shared ones', () => {
    const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/sample-local';
    expect(cloud.functions[0]?.statements).toEqual([
      { effect: 'Allow', actions: ['dynamodb:GetItem'], resources: [table] },
      { effect: 'Allow', actions: ['s3:Get*'], resources: ['arn:aws:s3:::sample-000000000000/*'] },
    ]);
    expect(cloud.functions[1]?.statements).toEqual([
      { effect: 'Allow', actions: ['events:PutEvents'], resources: ['*'] },
    ]);
  });

  test('gives routes in both of their forms', () => {
    expect(cloud.functions[0]?.routes).toEqual([
      { method: 'POST', path: '/', iamAuthorizer: false },
      { method: 'GET', path: '/things/{id}', iamAuthorizer: false },
      { method: 'GET', path: '/things/list', iamAuthorizer: false },
      { method: '*', path: '/all/{proxy+}', iamAuthorizer: false },
      { method: 'POST', path: '/iam', iamAuthorizer: true },
    ]);
  });

  test('gives rules of functions and of resources, and schedules', () => {
    expect(cloud.rules).toMatchObject([
      {
        pattern: { source: ['sample'], detail: { kind: [{ prefix: 'fl' }] } },
        targets: [{ arn: lambda('flaky-local') }],
      },
      {
        scheduleExpression: 'rate(1 minute)',
        targets: [{ arn: lambda('flaky-local'), input: '{"tick":true}' }],
      },
      {
        name: 'sample-local-rule',
        pattern: { source: ['aws.ec2'] },
        targets: [
          {
            id: 't',
            arn: lambda('sample-local-echo'),
            inputTransformer: { inputPathsMap: { id: '$.detail.id' } },
          },
        ],
      },
    ]);
    expect(cloud.schedules).toEqual([
      { name: 'sample-nightly', expression: 'rate(5 minutes)', targetArn: lambda('flaky-local') },
    ]);
  });

  test('gives state machines with their substitutions made and their roles', () => {
    expect(cloud.stateMachines).toEqual([
      {
        name: 'wait-local',
        arn: 'arn:aws:states:us-east-1:000000000000:stateMachine:wait-local',
        type: 'STANDARD',
        definition: expect.objectContaining({ QueryLanguage: 'JSONata', StartAt: 'Go' }),
        roleStatements: [
          { effect: 'Allow', actions: ['lambda:InvokeFunction'], resources: [lambda('sample-local-echo')] },
        ],
      },
    ]);
  });

  test('makes the substitutions of a state machine', () => {
    expect(cloud.stateMachines[0]?.definition).toHaveProperty('States.Go.Arguments', {
      FunctionName: lambda('sample-local-echo'),
      Payload: '{% $states.input %}',
    });
  });

  test('gives tables, buckets, keys, documents and parameters, without what a condition leaves out', () => {
    expect(cloud.tables).toMatchObject([
      { definition: { TableName: 'sample-local' }, timeToLiveAttribute: 'expiresAt' },
    ]);
    expect(cloud.buckets).toEqual(['sample-000000000000']);
    expect(cloud.keys).toEqual([
      { id: 'sample-local-key', spec: 'HMAC_256', usage: 'GENERATE_VERIFY_MAC', aliases: ['alias/sample'] },
    ]);
    expect(cloud.documents).toMatchObject([{ name: 'sample-wake', content: { schemaVersion: '2.2' } }]);
    expect(cloud.parameters).toEqual([{ name: '/sample/which', type: 'String', value: 'small-us-east-1' }]);
  });

  test('takes options of the command line', () => {
    const other = readServerless(FIXTURE, {
      ...OPTIONS,
      stage: 'production',
      options: { greeting: 'good day' },
    });
    expect(other.functions[0]?.environment.GREETING).toBe('good day');
    expect(other.buckets).toEqual(['sample-000000000000', 'sample-production-onlyinproduction']);
    expect(other.parameters[0]?.value).toBe('big');
  });
});

describe('a variable', () => {
  const sources = { ...OPTIONS, folder: '.', options: {} };

  test('that has no value is named', () => {
    expect(() => resolveVariables({ a: '${opt:nothing}' }, sources)).toThrow('opt:nothing');
  });

  test('that leads to itself is refused', () => {
    expect(() => resolveVariables({ a: '${self:b}', b: '${self:a}' }, sources)).toThrow(/leads to itself/);
  });

  test('of CloudFormation is left alone', () => {
    const text = { a: 'x-${AWS::Region}-${Resource.Arn}' };
    expect(resolveVariables(text, sources)).toEqual(text);
  });

  test('may stand in the middle of text, in a fallback, or for a whole part of the document', () => {
    const document = { part: { deep: [1] }, a: 'x-${opt:no, self:name}-y', name: 'n', b: '${self:part}' };
    expect(resolveVariables(document, sources)).toMatchObject({ a: 'x-n-y', b: { deep: [1] } });
  });
});
