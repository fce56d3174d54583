import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as ec2 from '@aws-sdk/client-ec2';
import * as lambda from '@aws-sdk/client-lambda';
import * as scheduler from '@aws-sdk/client-scheduler';
import * as sfn from '@aws-sdk/client-sfn';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import { afterEach, describe, expect, test } from 'vitest';
import { AwsError } from '../../../local/contracts/aws-error.ts';
import type { AwsService } from '../../../local/contracts/aws-service.ts';
import { startServices } from '../../support/start-services.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(service: AwsService, options?: Parameters<typeof startServices>[1]) {
  const server = await startServices([service], options);
  open.push(server);
  return server;
}

const MADE = new Date('2026-01-01T00:00:00Z');

describe('the wire answers unmodified SDK clients', () => {
  test('in EC2 Query, lists, structures, times and errors included', async () => {
    const seen: unknown[] = [];
    const { client } = await serve({
      signingName: 'ec2',
      sdk: ec2,
      client: ec2.EC2Client,
      handlers: {
        RunInstances: (input) => {
          seen.push(input);
          return {
            ReservationId: 'r-1',
            Instances: [{ InstanceId: 'i-1', LaunchTime: MADE, Tags: [{ Key: 'a<b', Value: '&' }] }],
          };
        },
        DescribeInstances: () => {
          throw new AwsError('InvalidInstanceID.NotFound', "The instance ID 'i-<2>' does not exist");
        },
      },
    });
    const request = {
      ImageId: 'ami-1',
      MinCount: 1,
      MaxCount: 1,
      EbsOptimized: true,
      SecurityGroupIds: ['sg-1', 'sg-2'],
      TagSpecifications: [{ ResourceType: 'instance' as const, Tags: [{ Key: 'k', Value: 'v' }] }],
      BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize: 8 } }],
      UserData: Buffer.from('#!/bin/sh').toString('base64'),
    };
    const sdk = new ec2.EC2Client(client);
    const answer = await sdk.send(new ec2.RunInstancesCommand({ ...request, ClientToken: 't' }));
    expect(seen).toEqual([{ ...request, ClientToken: 't' }]);
    expect(answer.Instances).toEqual([
      { InstanceId: 'i-1', LaunchTime: MADE, Tags: [{ Key: 'a<b', Value: '&' }] },
    ]);
    await expect(
      sdk.send(new ec2.DescribeInstancesCommand({ InstanceIds: ['i-<2>'] })),
    ).rejects.toMatchObject({
      name: 'InvalidInstanceID.NotFound',
      message: "The instance ID 'i-<2>' does not exist",
    });
  });

  test('in AWS JSON 1.1', async () => {
    const seen: unknown[] = [];
    const { client } = await serve({
      signingName: 'ssm',
      sdk: ssm,
      client: ssm.SSMClient,
      handlers: {
        SendCommand: (input) => {
          seen.push(input);
          return { Command: { CommandId: 'c', RequestedDateTime: MADE, InstanceIds: input.InstanceIds } };
        },
        GetCommandInvocation: () => {
          throw new AwsError('InvocationDoesNotExist', 'none');
        },
      },
    });
    const sdk = new ssm.SSMClient(client);
    const request = { DocumentName: 'd', InstanceIds: ['i-1'], Parameters: { a: ['1', '2'] } };
    const { Command } = await sdk.send(new ssm.SendCommandCommand(request));
    expect(seen).toEqual([request]);
    expect(Command).toEqual({ CommandId: 'c', RequestedDateTime: MADE, InstanceIds: ['i-1'] });
    const missing = sdk.send(new ssm.GetCommandInvocationCommand({ CommandId: 'c', InstanceId: 'i-1' }));
    await expect(missing).rejects.toBeInstanceOf(ssm.InvocationDoesNotExist);
  });

  test('in AWS JSON 1.0, with the members of a modelled error', async () => {
    const { client } = await serve({
      signingName: 'states',
      sdk: sfn,
      client: sfn.SFNClient,
      handlers: {
        StartExecution: () => ({ executionArn: 'arn:x', startDate: MADE }),
        SendTaskSuccess: () => {
          throw new AwsError('TaskTimedOut', 'late');
        },
        StopExecution: () => {
          throw new AwsError('ValidationException', 'bad', {
            members: { reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS' },
          });
        },
      },
    });
    const sdk = new sfn.SFNClient(client);
    const started = await sdk.send(
      new sfn.StartExecutionCommand({ stateMachineArn: 'arn:m', name: 'n', input: '{}' }),
    );
    expect(started).toMatchObject({ executionArn: 'arn:x', startDate: MADE });
    const late = sdk.send(new sfn.SendTaskSuccessCommand({ taskToken: 't', output: '{}' }));
    await expect(late).rejects.toBeInstanceOf(sfn.TaskTimedOut);
    await expect(sdk.send(new sfn.StopExecutionCommand({ executionArn: 'a' }))).rejects.toMatchObject({
      reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS',
    });
  });

  test('in AWS Query', async () => {
    const { client } = await serve({
      signingName: 'sts',
      sdk: sts,
      client: sts.STSClient,
      handlers: {
        GetCallerIdentity: (_input, call) => ({ Account: '0', Arn: call.caller.accessKeyId, UserId: 'u' }),
      },
    });
    const answer = await new sts.STSClient(client).send(new sts.GetCallerIdentityCommand({}));
    expect(answer).toMatchObject({ Account: '0', Arn: 'AKIDOPERATOR', UserId: 'u' });
  });

  test('in REST JSON, with members in path, query, header and body', async () => {
    const seen: unknown[] = [];
    const { client } = await serve({
      signingName: 'scheduler',
      sdk: scheduler,
      client: scheduler.SchedulerClient,
      handlers: {
        CreateSchedule: (input) => {
          seen.push(input);
          return { ScheduleArn: 'arn:s' };
        },
        ListSchedules: (input) => {
          seen.push(input);
          return { Schedules: [{ Name: 'n', CreationDate: MADE }] };
        },
        DeleteSchedule: () => {
          throw new AwsError('ResourceNotFoundException', 'gone', { status: 404 });
        },
      },
    });
    const sdk = new scheduler.SchedulerClient(client);
    const request = {
      Name: 'a b',
      ScheduleExpression: 'at(2026-01-01T00:00:00)',
      StartDate: MADE,
      FlexibleTimeWindow: { Mode: 'OFF' as const },
      Target: { Arn: 'arn:f', RoleArn: 'arn:r', Input: '{}' },
    };
    await sdk.send(new scheduler.CreateScheduleCommand({ ...request, ClientToken: 't' }));
    const list = await sdk.send(new scheduler.ListSchedulesCommand({ NamePrefix: 'p&q', MaxResults: 3 }));
    expect(seen).toEqual([
      { ...request, ClientToken: 't' },
      { NamePrefix: 'p&q', MaxResults: 3 },
    ]);
    expect(list.Schedules).toEqual([{ Name: 'n', CreationDate: MADE }]);
    const gone = sdk.send(new scheduler.DeleteScheduleCommand({ Name: 'a b' }));
    await expect(gone).rejects.toBeInstanceOf(scheduler.ResourceNotFoundException);
  });

  test('in REST JSON with a payload of bytes', async () => {
    const { client } = await serve({
      signingName: 'lambda',
      sdk: lambda,
      client: lambda.LambdaClient,
      handlers: {
        Invoke: (input) => ({
          StatusCode: input.InvocationType === 'Event' ? 202 : 200,
          FunctionError: 'Unhandled',
          Payload: input.Payload,
        }),
      },
    });
    const sdk = new lambda.LambdaClient(client);
    const answer = await sdk.send(
      new lambda.InvokeCommand({
        FunctionName: 'arn:aws:lambda:x:0:function:f',
        Payload: Buffer.from('{"a":1}'),
      }),
    );
    expect(answer.Payload?.transformToString()).toBe('{"a":1}');
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
  });

  test('in CBOR or JSON, whichever the CloudWatch client prefers', async () => {
    const seen: unknown[] = [];
    const { client } = await serve({
      signingName: 'monitoring',
      sdk: cloudwatch,
      client: cloudwatch.CloudWatchClient,
      handlers: {
        PutMetricData: (input) => {
          seen.push(input);
          return {};
        },
        ListMetrics: () => {
          throw new AwsError('InvalidParameterValue', 'no');
        },
      },
    });
    const sdk = new cloudwatch.CloudWatchClient(client);
    const request = { Namespace: 'n', MetricData: [{ MetricName: 'm', Value: 1.5, Timestamp: MADE }] };
    await sdk.send(new cloudwatch.PutMetricDataCommand(request));
    expect(seen).toEqual([request]);
    await expect(sdk.send(new cloudwatch.ListMetricsCommand({}))).rejects.toMatchObject({ message: 'no' });
  });
});

describe('the wire refuses', () => {
  const service: AwsService = {
    signingName: 'ssm',
    sdk: ssm,
    client: ssm.SSMClient,
    handlers: { ListCommands: () => ({ Commands: [] }) },
  };

  test('an access key that nobody has', async () => {
    const { client } = await serve(service);
    const sdk = new ssm.SSMClient({
      ...client,
      credentials: { accessKeyId: 'AKIDNOBODY', secretAccessKey: 'x' },
    });
    await expect(sdk.send(new ssm.ListCommandsCommand({}))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
  });

  test('a signature made with another secret', async () => {
    const { client } = await serve(service);
    const sdk = new ssm.SSMClient({
      ...client,
      credentials: { ...client.credentials, secretAccessKey: 'guess' },
    });
    await expect(sdk.send(new ssm.ListCommandsCommand({}))).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
  });

  test('a session token that is not the one that was issued', async () => {
    const { client } = await serve(service);
    const sdk = new ssm.SSMClient({
      ...client,
      credentials: { ...client.credentials, sessionToken: 'forged' },
    });
    await expect(sdk.send(new ssm.ListCommandsCommand({}))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
  });

  test('a request without a signature', async () => {
    const { endpoint } = await serve(service);
    const answer = await fetch(endpoint, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
  });

  test('an operation that the service does not have, naming it', async () => {
    const { client } = await serve(service);
    const sdk = new ssm.SSMClient(client);
    await expect(sdk.send(new ssm.DescribeSessionsCommand({ State: 'Active' }))).rejects.toThrow(
      /DescribeSessions/,
    );
  });

  test('a call that is not admitted, in the words of the one who refuses', async () => {
    const admit = () => {
      throw new AwsError('AccessDeniedException', 'not yours');
    };
    const { client } = await serve(service, { admit });
    const refused = new ssm.SSMClient(client).send(new ssm.ListCommandsCommand({}));
    await expect(refused).rejects.toMatchObject({ name: 'AccessDeniedException', message: 'not yours' });
  });
});
