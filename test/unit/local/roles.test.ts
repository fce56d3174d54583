import { describe, expect, test } from 'vitest';
import { allows } from '../../../local/roles/allows.ts';
import { requiredPermissions } from '../../../local/roles/required-permissions.ts';
import { unusedGrants } from '../../../local/roles/unused-grants.ts';
import type { Statement } from '../../../local/serverless/declared-cloud.ts';

const allow = (actions: string[], resources: string[]): Statement => ({
  effect: 'Allow',
  actions,
  resources,
});
const needs = (service: string, operation: string, input: object) =>
  requiredPermissions(
    service,
    { operation, region: 'us-east-1', requestId: 'r', caller: { accessKeyId: 'k' } },
    input,
    '0',
  ).map(({ action, resource }) => `${action} ${resource ?? '(any)'}`);

describe('statements allow', () => {
  test.each([
    ['the action on the resource', [allow(['s3:GetObject'], ['arn:aws:s3:::b/k'])], true],
    ['actions without regard to case, and by wildcard', [allow(['S3:get*'], ['*'])], true],
    ['resources by wildcard', [allow(['s3:*'], ['arn:aws:s3:::b/*'])], true],
    ['one character by a question mark', [allow(['s3:GetObjec?'], ['arn:aws:s3:::?/k'])], true],
    ['not another resource', [allow(['s3:*'], ['arn:aws:s3:::c/*'])], false],
    ['not another action', [allow(['s3:Put*'], ['*'])], false],
    ['nothing without any', [], false],
    [
      'not what one of them denies',
      [allow(['*'], ['*']), { ...allow(['s3:GetObject'], ['*']), effect: 'Deny' as const }],
      false,
    ],
    ['dots only as dots', [allow(['s3:GetObject'], ['arn:aws:s3:::b.k'])], false],
  ])('%s', (_, statements, expected) => {
    expect(allows(statements, { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' })).toBe(expected);
  });
});

describe('a call needs', () => {
  const table = 'arn:aws:dynamodb:us-east-1:0:table/t';

  test.each([
    ['dynamodb', 'Query', { TableName: 't', IndexName: 'i' }, [`dynamodb:Query ${table}/index/i`]],
    [
      'dynamodb',
      'TransactWriteItems',
      { TransactItems: [{ Put: { TableName: 't' } }, { ConditionCheck: { TableName: 't' } }] },
      [`dynamodb:PutItem ${table}`, `dynamodb:ConditionCheckItem ${table}`],
    ],
    ['dynamodb', 'BatchGetItem', { RequestItems: { t: {} } }, [`dynamodb:BatchGetItem ${table}`]],
    ['s3', 'HeadObject', { Bucket: 'b', Key: 'k' }, ['s3:GetObject arn:aws:s3:::b/k']],
    [
      's3',
      'DeleteObjects',
      { Bucket: 'b', Keys: ['k', 'l'] },
      ['s3:DeleteObject arn:aws:s3:::b/k', 's3:DeleteObject arn:aws:s3:::b/l'],
    ],
    ['s3', 'ListObjectsV2', { Bucket: 'b' }, ['s3:ListBucket arn:aws:s3:::b']],
    [
      's3',
      'CopyObject',
      { Bucket: 'b', Key: 'k', CopySource: 'c/l' },
      ['s3:GetObject arn:aws:s3:::c/l', 's3:PutObject arn:aws:s3:::b/k'],
    ],
    ['kms', 'Decrypt', {}, ['kms:Decrypt (any)']],
    ['kms', 'Encrypt', { KeyId: 'id' }, ['kms:Encrypt arn:aws:kms:us-east-1:0:key/id']],
    [
      'ssm',
      'SendCommand',
      { DocumentName: 'd', Targets: [{}] },
      [
        'ssm:SendCommand arn:aws:ssm:us-east-1:0:document/d',
        'ssm:SendCommand arn:aws:ec2:us-east-1:0:instance/*',
      ],
    ],
    [
      'ssm',
      'GetParameter',
      { Name: '/aws/service/x' },
      ['ssm:GetParameter arn:aws:ssm:us-east-1::parameter/aws/service/x'],
    ],
    ['states', 'SendTaskSuccess', { taskToken: 't' }, ['states:SendTaskSuccess (any)']],
    ['states', 'StartExecution', { stateMachineArn: 'arn:m' }, ['states:StartExecution arn:m']],
    ['ec2', 'DescribeInstances', {}, ['ec2:DescribeInstances *']],
    [
      'ec2',
      'StopInstances',
      { InstanceIds: ['i-1'] },
      ['ec2:StopInstances arn:aws:ec2:us-east-1:0:instance/i-1'],
    ],
    ['monitoring', 'PutMetricData', {}, ['cloudwatch:PutMetricData *']],
    [
      'scheduler',
      'CreateSchedule',
      { Name: 'n', Target: { RoleArn: 'arn:role' } },
      ['scheduler:CreateSchedule arn:aws:scheduler:us-east-1:0:schedule/default/n', 'iam:PassRole arn:role'],
    ],
    [
      'lambda',
      'Invoke',
      { FunctionName: 'f' },
      ['lambda:InvokeFunction arn:aws:lambda:us-east-1:0:function:f'],
    ],
    ['sts', 'GetCallerIdentity', {}, []],
  ])('%s %s', (service, operation, input, expected) => {
    expect(needs(service, operation, input)).toEqual(expected);
  });

  test('to launch: a resource of each kind, the tags, and the role that is passed', () => {
    const input = {
      ImageId: 'ami-1',
      SecurityGroupIds: ['sg-1'],
      TagSpecifications: [{ ResourceType: 'instance' }],
      IamInstanceProfile: { Arn: 'arn:aws:iam::0:instance-profile/p' },
    };
    const actions = new Set(needs('ec2', 'RunInstances', input).map((need) => need.replace(/ .*:/, ' ')));
    expect(actions).toEqual(
      new Set([
        'ec2:RunInstances instance/*',
        'ec2:RunInstances volume/*',
        'ec2:RunInstances network-interface/*',
        'ec2:RunInstances image/ami-1',
        'ec2:RunInstances security-group/sg-1',
        'ec2:CreateTags instance/*',
        'iam:PassRole role/p',
      ]),
    );
  });
});

test('what was granted and never needed is found', () => {
  const statements = [allow(['s3:GetObject', 's3:PutObject'], ['arn:aws:s3:::b/*']), allow(['kms:*'], ['*'])];
  const needed = [{ action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' }];
  expect(unusedGrants(statements, needed)).toEqual(['s3:PutObject', 'kms:*']);
});
