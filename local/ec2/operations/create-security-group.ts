import type { CreateSecurityGroupRequest, CreateSecurityGroupResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Call } from '../../contracts/aws-service.ts';
import type { Ec2 } from '../ec2.ts';
import { newId } from '../ids.ts';
import { findVpc } from '../network/find-vpc.ts';
import { required } from '../required.ts';

/** @throws AwsError InvalidGroup.Duplicate, InvalidVpcID.NotFound */
export function createSecurityGroup(
  ec2: Ec2,
  input: CreateSecurityGroupRequest,
  call: Call,
): CreateSecurityGroupResult {
  const name = required(input.GroupName, 'GroupName');
  const description = required(input.Description, 'GroupDescription');
  const vpcId = findVpc(input.VpcId, call.region);
  if (name === 'default' || ec2.groups.having('name', name).some((group) => group.vpcId === vpcId))
    throw new AwsError(
      'InvalidGroup.Duplicate',
      `The security group '${name}' already exists for VPC '${vpcId}'`,
    );
  const id = newId('sg');
  ec2.change(() => {
    ec2.groups.put({ id, name, description, vpcId, rules: [] });
    for (const { Key, Value } of (input.TagSpecifications ?? []).flatMap(({ Tags }) => Tags ?? []))
      ec2.tags.set(id, required(Key, 'Key'), Value ?? '');
  });
  return { GroupId: id, Tags: ec2.tags.of(id) };
}
