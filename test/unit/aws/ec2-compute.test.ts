import { EC2Client } from '@aws-sdk/client-ec2';
import { afterEach, describe, expect, it } from 'vitest';
import { createEc2Compute } from '../../../src/aws/ec2-compute.ts';
import { LaunchRefusedError, UnavailableError } from '../../../src/domain/errors.ts';
import type { Ec2InstanceId } from '../../../src/domain/ids.ts';
import type { LaunchPlan } from '../../../src/domain/instance/launch-plan.ts';
import {
  ec2Answer,
  ec2Error,
  type ScriptedAnswer,
  type ScriptedAws,
  type ScriptedCall,
  startScriptedAws,
} from '../../support/scripted-aws.ts';

const ID = 'i-0123456789abcdef0' as Ec2InstanceId;
const PLAN: LaunchPlan = {
  clientToken: 'instance-1',
  imageId: 'ami-1',
  instanceType: 't3.micro',
  userData: '#!/bin/sh\n',
  securityGroupIds: ['sg-1', 'sg-2'],
  blockDevices: [
    { deviceName: '/dev/sda1', volumeSize: 20, volumeType: 'gp3', deleteOnTermination: true },
    { deviceName: '/dev/sdb', virtualName: 'ephemeral0' },
    { deviceName: '/dev/sdc', noDevice: true },
  ],
  tags: { Name: 'web1' },
  ebsOptimized: true,
  instanceProfileArn: 'arn:aws:iam::000000000000:instance-profile/web',
  subnetId: 'subnet-1',
  availabilityZone: 'us-east-1a',
  tenancy: 'dedicated',
};

let aws: ScriptedAws | undefined;
afterEach(() => aws?.close());

async function computeThatHears(answer: (call: ScriptedCall, count: number) => ScriptedAnswer) {
  aws = await startScriptedAws(answer);
  const client = new EC2Client({ ...aws.client, maxAttempts: 2 });
  return { compute: createEc2Compute({ client }), calls: aws.calls };
}

describe('a launch that EC2 refuses', () => {
  it.each([
    ['InsufficientInstanceCapacity', 500],
    ['InstanceLimitExceeded', 400],
    ['VcpuLimitExceeded', 400],
    ['InvalidAMIID.NotFound', 400],
    ['InvalidKeyPair.NotFound', 400],
    ['UnauthorizedOperation', 403],
    ['IdempotentParameterMismatch', 400],
  ])('keeps the words of %s, with something that a person can do', async (code, status) => {
    const { compute } = await computeThatHears(() => ec2Error(code, 'We cannot do that.', status));
    const refusal = await compute.launch(PLAN).catch((error) => error);
    expect(refusal).toBeInstanceOf(LaunchRefusedError);
    expect(refusal.message).toBe(`EC2 refused: We cannot do that. (${code})`);
    expect(refusal.hint).toEqual(expect.any(String));
  });

  it.each([
    ['RequestLimitExceeded', 503],
    ['InternalError', 500],
    ['Unavailable', 503],
  ])('may be asked for again after %s, which was asked for again already', async (code, status) => {
    const { compute, calls } = await computeThatHears(() => ec2Error(code, 'Later.', status));
    await expect(compute.launch(PLAN)).rejects.toThrow(UnavailableError);
    expect(calls).toHaveLength(2);
  });
});

describe('a launch that says whether there is a public address', () => {
  it.each([true, false])('says it of the network interface: %s', async (publicIp) => {
    const { compute, calls } = await computeThatHears(() => ec2Error('Stop', 'here'));
    await expect(compute.launch({ ...PLAN, publicIp })).rejects.toThrow(LaunchRefusedError);
    const sent = Object.fromEntries(new URLSearchParams(calls[0]?.body));
    expect(sent).toMatchObject({
      'NetworkInterface.1.DeviceIndex': '0',
      'NetworkInterface.1.AssociatePublicIpAddress': String(publicIp),
      'NetworkInterface.1.SubnetId': 'subnet-1',
      'NetworkInterface.1.SecurityGroupId.1': 'sg-1',
      'NetworkInterface.1.SecurityGroupId.2': 'sg-2',
    });
    expect(sent).not.toHaveProperty('SubnetId');
    expect(sent).not.toHaveProperty('SecurityGroupId.1');
  });
});

describe('a launch', () => {
  it('asks for exactly what was planned, with IMDSv2 only and tags on machine and volumes', async () => {
    const { compute, calls } = await computeThatHears(() => ec2Error('Stop', 'here'));
    await expect(compute.launch(PLAN)).rejects.toThrow(LaunchRefusedError);
    expect(Object.fromEntries(new URLSearchParams(calls[0]?.body))).toStrictEqual({
      Action: 'RunInstances',
      Version: '2016-11-15',
      ClientToken: 'instance-1',
      MinCount: '1',
      MaxCount: '1',
      ImageId: 'ami-1',
      InstanceType: 't3.micro',
      UserData: Buffer.from('#!/bin/sh\n').toString('base64'),
      SubnetId: 'subnet-1',
      'SecurityGroupId.1': 'sg-1',
      'SecurityGroupId.2': 'sg-2',
      'Placement.Tenancy': 'dedicated',
      'IamInstanceProfile.Arn': 'arn:aws:iam::000000000000:instance-profile/web',
      'BlockDeviceMapping.1.DeviceName': '/dev/sda1',
      'BlockDeviceMapping.1.Ebs.VolumeSize': '20',
      'BlockDeviceMapping.1.Ebs.VolumeType': 'gp3',
      'BlockDeviceMapping.1.Ebs.DeleteOnTermination': 'true',
      'BlockDeviceMapping.2.DeviceName': '/dev/sdb',
      'BlockDeviceMapping.2.VirtualName': 'ephemeral0',
      'BlockDeviceMapping.3.DeviceName': '/dev/sdc',
      'BlockDeviceMapping.3.NoDevice': '',
      EbsOptimized: 'true',
      'MetadataOptions.HttpEndpoint': 'enabled',
      'MetadataOptions.HttpTokens': 'required',
      'TagSpecification.1.ResourceType': 'instance',
      'TagSpecification.1.Tag.1.Key': 'Name',
      'TagSpecification.1.Tag.1.Value': 'web1',
      'TagSpecification.2.ResourceType': 'volume',
      'TagSpecification.2.Tag.1.Key': 'Name',
      'TagSpecification.2.Tag.1.Value': 'web1',
    });
  });

  it('is sent again word for word when its answer is lost', async () => {
    const { compute, calls } = await computeThatHears((_, count) =>
      count === 1 ? 'connection lost' : ec2Error('Stop', 'here'),
    );
    await expect(compute.launch(PLAN)).rejects.toThrow(LaunchRefusedError);
    expect(calls).toHaveLength(2);
    expect(calls[1]?.body).toBe(calls[0]?.body);
  });
});

describe('a machine that EC2 has forgotten', () => {
  it('is described as unknown, and is stopped and terminated without a word', async () => {
    const { compute } = await computeThatHears(() =>
      ec2Error('InvalidInstanceID.NotFound', 'It does not exist'),
    );
    expect(await compute.describe(ID)).toBeUndefined();
    await compute.stop(ID);
    await compute.terminate(ID);
    await expect(compute.start(ID)).rejects.toThrow(LaunchRefusedError);
  });
});

describe('a security group', () => {
  const GROUP = { name: 'web', description: 'Web', publicPorts: [80] };
  const described = (permissions = '') =>
    ec2Answer(
      'DescribeSecurityGroups',
      `<securityGroupInfo><item><groupId>sg-1</groupId><groupName>web</groupName>${permissions}</item></securityGroupInfo>`,
    );
  const OPEN =
    '<ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>443</fromPort></item></ipPermissions>';
  const operations = () => aws?.calls.map(({ operation }) => operation);

  it('is left alone where its user has given it rules', async () => {
    const { compute } = await computeThatHears(() => described(OPEN));
    expect(await compute.ensureSecurityGroups([GROUP])).toStrictEqual(['sg-1']);
    expect(operations()).toStrictEqual(['DescribeSecurityGroups']);
  });

  it('is finished where its making was interrupted before it had rules', async () => {
    const { compute, calls } = await computeThatHears(({ operation }) =>
      operation === 'DescribeSecurityGroups' ? described() : ec2Answer(operation, '<return>true</return>'),
    );
    expect(await compute.ensureSecurityGroups([GROUP], 'vpc-1')).toStrictEqual(['sg-1']);
    expect(operations()).toStrictEqual(['DescribeSecurityGroups', 'AuthorizeSecurityGroupIngress']);
    expect(Object.fromEntries(new URLSearchParams(calls[1]?.body))).toMatchObject({
      GroupId: 'sg-1',
      'IpPermissions.1.IpProtocol': 'tcp',
      'IpPermissions.1.FromPort': '80',
      'IpPermissions.1.ToPort': '80',
      'IpPermissions.1.IpRanges.1.CidrIp': '0.0.0.0/0',
    });
  });

  it('is found when another boot makes it between our look and our call', async () => {
    let made = false;
    const { compute } = await computeThatHears(({ operation }) => {
      if (operation === 'DescribeSecurityGroups')
        return made ? described(OPEN) : ec2Error('InvalidGroup.NotFound', 'None');
      made = true;
      return ec2Error('InvalidGroup.Duplicate', 'It exists');
    });
    expect(await compute.ensureSecurityGroups([GROUP])).toStrictEqual(['sg-1']);
  });
});
